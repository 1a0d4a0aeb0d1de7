package io.scaleguide.kube;

/**
 * What a pod answered to a request that went through the API server.
 *
 * @param status the HTTP status; 503 with the API server's words where nothing listens on the port
 * @param body the body
 */
public record PodAnswer(int status, String body) {
    /** Whether the pod answered with what was asked for. */
    public boolean ok() {
        return status == 200;
    }
}
