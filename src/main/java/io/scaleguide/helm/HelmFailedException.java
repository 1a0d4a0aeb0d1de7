package io.scaleguide.helm;

/** Helm could not say where a release stands, for example because the cluster cannot be reached. */
public final class HelmFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence that names the cause */
    public HelmFailedException(String message) {
        super(message);
    }
}
