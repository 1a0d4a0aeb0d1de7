package io.scaleguide.panel.fleet;

/** What is the matter with an HPA; the worst first. */
public enum Trouble {
    /** Its metric does not arrive: the DatadogMetric is not valid or is not there, or the HPA gets no value. */
    BROKEN("broken"),
    /** Its metric is older than it should be. */
    LATE("late"),
    /** It has as many replicas as it may, and wants more. */
    AT_MAXIMUM("at maximum"),
    /** It cannot scale for another reason. */
    UNABLE("unable"),
    /** Nothing. */
    STEADY("steady");

    private final String word;

    Trouble(String word) {
        this.word = word;
    }

    /** @return the word for a screen and for JSON */
    public String word() {
        return word;
    }
}
