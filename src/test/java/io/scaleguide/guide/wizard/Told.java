package io.scaleguide.guide.wizard;

/** For tests of the faces: what a wizard has been told is taken in on a thread of its own, and what it reads on another. */
public final class Told {
    private Told() {}

    /** Waits until the wizard has taken in everything that it was told so far, and has read what follows from it. */
    public static void takenIn(Wizard wizard) {
        try {
            wizard.settleReadings();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The wizard was not waited for.", e);
        }
    }
}
