package io.scaleguide.guide.answer;

/** Where an answer came from; earlier ones win. */
public enum AnswerSource {
    /** Typed or chosen in a form. */
    TYPED("typed"),
    /** The command line. */
    FLAG("command line"),
    /** An answers file. */
    FILE("answers file"),
    /** The cluster that the program was started for, such as the practice cluster, which knows its own addresses and keys. */
    CLUSTER("cluster"),
    /** An environment variable. */
    ENVIRONMENT("environment"),
    /** The step file's default. */
    DEFAULT("default");

    private final String words;

    AnswerSource(String words) {
        this.words = words;
    }

    /** @return what to call it on the screen */
    public String words() {
        return words;
    }
}
