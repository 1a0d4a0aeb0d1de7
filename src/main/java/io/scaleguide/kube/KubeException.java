package io.scaleguide.kube;

import org.jspecify.annotations.Nullable;

/** Something the cluster, or the way to it, refused. The message is a sentence that can be shown to a user. */
public final class KubeException extends RuntimeException {

    /** What kind of refusal it was. */
    public enum Reason {
        /** The kubeconfig is missing, unreadable, or names what is not there. */
        CONFIG,
        /** Nothing listens at the API server's address, or no DNS knows its name. */
        NOT_LISTENING,
        /** No answer from the API server otherwise: network, proxy or TLS. */
        UNREACHABLE,
        /** Whoever answers there is not the API server that the kubeconfig means: its certificate, or what it says. */
        FOREIGN,
        /** The server does not know who is asking (401), or the credential plugin failed. */
        UNAUTHORIZED,
        /** The server knows who is asking and says no (403). */
        FORBIDDEN,
        /** The object is not there (404). */
        NOT_FOUND,
        /** The cluster does not serve that kind at all. */
        NO_SUCH_KIND,
        /** Someone else owns a field, or the object has changed since it was read (409). */
        CONFLICT,
        /** The server refuses the object as it stands (400, 422). */
        INVALID,
        /** No answer within the deadline. */
        TIMEOUT,
        /** The server failed (5xx) or asks to slow down (429). */
        SERVER
    }

    private final Reason reason;
    private final int status;

    /**
     * A refusal.
     *
     * @param reason the kind of refusal
     * @param status the HTTP status, 0 where there was none
     * @param message a sentence for the user; never contains a credential
     * @param cause what lies under it, null where nothing does or where its words could hold a credential
     */
    public KubeException(Reason reason, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.status = status;
    }

    /** The kind of refusal. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status, 0 where there was none. */
    public int status() {
        return status;
    }
}
