package io.scaleguide.panel.live;

/** Closes what says that closing may throw, and does not. */
final class Closing {
    private Closing() {}

    static void quietly(AutoCloseable one) {
        try {
            one.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("A watch could not be closed", e);
        }
    }
}
