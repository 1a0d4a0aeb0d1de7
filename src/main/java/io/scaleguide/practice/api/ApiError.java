package io.scaleguide.practice.api;

/** A refusal, as an API server gives it: HTTP status, reason in camel case and message, as in meta/v1 Status. */
public final class ApiError extends RuntimeException {
    private final int status;
    private final String reason;

    /**
     * @param status the HTTP status
     * @param reason the reason: NotFound, AlreadyExists, Conflict, Invalid ...
     * @param message the words
     */
    public ApiError(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return the reason */
    public String reason() {
        return reason;
    }
}
