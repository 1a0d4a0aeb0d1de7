package io.scaleguide.guide.run;

/** The program's exit codes; the README documents them. */
public final class ExitCode {
    /** All was done. */
    public static final int DONE = 0;
    /** A step failed. */
    public static final int FAILED = 1;
    /** The command line, an answer or a file will not do. */
    public static final int USAGE = 2;
    /** The preflight refused: nothing was begun. */
    public static final int REFUSED = 3;
    /** The doctor found a hop that is late. */
    public static final int LATE = 4;
    /** The doctor could not read every hop, and saw nothing wrong in the others. */
    public static final int UNREADABLE = 5;
    /** Cancelled by the user. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
