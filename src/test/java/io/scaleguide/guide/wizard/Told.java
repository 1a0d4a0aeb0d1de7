package io.scaleguide.guide.wizard;

/** For tests of the faces: what a wizard has been told is taken in on a thread of its own. */
public final class Told {
    private Told() {}

    /** Waits until the wizard has taken in everything that it was told so far. */
    public static void takenIn(Wizard wizard) {
        try {
            wizard.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The wizard was not waited for.", e);
        }
    }
}
