package io.scaleguide.panel.record;

/** A recording that cannot be read, or a file that cannot be one. The message says where and why, in a sentence for the user. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public RecordingException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong
     * @param cause what lies under it
     */
    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
