package io.scaleguide.kube;

import java.util.Optional;

/**
 * One request to an API server.
 *
 * @param method the HTTP method
 * @param path the path with its query, from the server's address on
 * @param contentType the body's media type, empty where there is no body
 * @param body the body, empty for none
 * @param doing what it is for, as it goes after "could not": {@code read Deployment default/echo}
 * @param needs the right it takes, where one right decides
 */
record Call(String method, String path, String contentType, String body, String doing, Optional<Permission> needs) {

    /** A GET without a right of its own. */
    static Call get(String path, String doing) {
        return new Call("GET", path, "", "", doing, Optional.empty());
    }

    /** The same, with the right it takes. */
    Call needing(Permission permission) {
        return new Call(method, path, contentType, body, doing, Optional.of(permission));
    }

    @Override
    public String toString() {
        // A body may be a Secret.
        return method + " " + path;
    }
}
