package io.scaleguide.path.hop;

/** What is to be thought of a hop. Ordered from good to bad for exit codes and for the worst of several. */
public enum Verdict {
    /** The number passes. */
    OK("ok"),
    /** It has nothing to do here. */
    NOT_APPLICABLE("not applicable"),
    /** It has not come yet and is not due yet. */
    WAITING("waiting"),
    /** It could not be read. */
    UNKNOWN("unknown"),
    /** It should have come by now. */
    LATE("late"),
    /** It will not come by itself. */
    BROKEN("broken");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** @return the word for a screen and for JSON */
    public String word() {
        return word;
    }
}
