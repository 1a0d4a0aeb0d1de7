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
    /** Cancelled by the user. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
