package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import tools.jackson.databind.node.ObjectNode;

/** HTTP to a pod's port through the API server: {@code pods/proxy}. The caller's credentials are not passed on to the pod. */
final class PodHttp {

    private final ApiServer server;

    PodHttp(ApiServer server) {
        this.server = server;
    }

    PodAnswer get(String namespace, String pod, String scheme, int port, String path) {
        Call call = Call.get(
                        "/api/v1/namespaces/" + ResourcePaths.encode(namespace) + "/pods/"
                                + ResourcePaths.encode(scheme + ":" + pod + ":" + port) + "/proxy" + path,
                        "read " + path + " of pod " + namespace + "/" + pod)
                .needing(new Permission("get", "", "pods/proxy", namespace));
        Reply reply = server.ask(call);
        boolean ownWords = Json.object(reply.body())
                .filter(body -> Json.text(body, "kind").equals("Status"))
                .isPresent();
        if (ownWords && (reply.status() == 401 || reply.status() == 403 || reply.status() == 404)) {
            throw server.failures().refused(call, reply);
        }
        return new PodAnswer(reply.status(), ownWords ? Json.text(words(reply), "message") : reply.body());
    }

    private static ObjectNode words(Reply reply) {
        return Json.object(reply.body())
                .orElseThrow(() -> new KubeException(Reason.SERVER, reply.status(), reply.body(), null));
    }
}
