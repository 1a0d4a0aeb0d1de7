package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API server answered.
 *
 * @param status the HTTP status
 * @param body the body as text
 * @param retryAfter the header Retry-After, as it came
 */
record Reply(int status, String body, Optional<String> retryAfter) {

    /** An answer that says nothing of when to come back. */
    Reply(int status, String body) {
        this(status, body, Optional.empty());
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as an object. Throws KubeException(FOREIGN) where it is something else. */
    ObjectNode object() {
        return Json.object(body)
                .orElseThrow(() -> new KubeException(
                        Reason.FOREIGN,
                        status,
                        "The address in your kubeconfig answered with "
                                + (body.stripLeading().startsWith("<")
                                        ? "a web page, not with Kubernetes JSON."
                                        : "something that is not Kubernetes JSON.")
                                + " Check that it is an API server's, and that no proxy answers in its place.",
                        null));
    }

    @Override
    public String toString() {
        // A body may be a Secret.
        return "Reply[" + status + "]";
    }
}
