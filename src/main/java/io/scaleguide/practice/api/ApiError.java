package io.scaleguide.practice.api;

import java.util.List;

/** A refusal, as an API server gives it: HTTP status, reason in camel case and message, as in meta/v1 Status. */
public final class ApiError extends RuntimeException {
    /**
     * One thing that is wrong.
     *
     * @param reason for example FieldValueRequired or FieldManagerConflict
     * @param message the words
     * @param field the path of the field
     */
    public record Cause(String reason, String message, String field) {}

    private final int status;
    private final String reason;
    private final transient List<Cause> causes;

    /**
     * @param status the HTTP status
     * @param reason the reason: NotFound, AlreadyExists, Conflict, Invalid ...
     * @param message the words
     */
    public ApiError(int status, String reason, String message) {
        this(status, reason, message, List.of());
    }

    /**
     * @param status the HTTP status
     * @param reason the reason
     * @param message the words
     * @param causes what is wrong, one by one
     */
    public ApiError(int status, String reason, String message, List<Cause> causes) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.causes = List.copyOf(causes);
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return the reason */
    public String reason() {
        return reason;
    }

    /** @return what is wrong, one by one; empty when the message says it all */
    public List<Cause> causes() {
        return causes;
    }

    /** @return the 400 that a malformed request gets */
    public static ApiError badRequest(String message) {
        return new ApiError(400, "BadRequest", message);
    }

    /** @return the 404 for an object that is not there */
    public static ApiError notFound(ResourceType type, String name) {
        return new ApiError(404, "NotFound", type.qualifiedPlural() + " \"" + name + "\" not found");
    }

    /** @return the 409 for an object that has changed since it was read */
    public static ApiError conflict(ResourceType type, String name) {
        return new ApiError(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + name
                        + "\": the object has been modified; please apply your changes to the latest version and try again");
    }
}
