package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code pods/NAME/proxy/...} and {@code services/NAME/proxy/...}: asks the pod, and passes on what it says. The words where
 * it cannot are those of k8s.io/apimachinery's proxy and of kube-apiserver's pod and service strategies.
 */
final class PodProxy {
    /** The segments of {@code api/v1/namespaces/NAMESPACE/pods/NAME/proxy}. */
    private static final int OWN_SEGMENTS = 7;

    private static final int TIMEOUT_MILLIS = 30_000;

    private final ObjectStore store;
    private final PodNetwork network;

    private record Place(String scheme, String ip, int port) {}

    PodProxy(ObjectStore store, PodNetwork network) {
        this.store = store;
        this.network = network;
    }

    /** Whether a path is this part's. */
    static boolean takes(List<String> path) {
        return path.size() >= OWN_SEGMENTS
                && path.get(2).equals("namespaces")
                && List.of("pods", "services").contains(path.get(4))
                && path.get(6).equals("proxy");
    }

    void answer(Call call) throws IOException {
        List<String> path = call.path();
        String[] name = path.get(5).split(":", -1);
        if (name.length > 3) {
            throw ApiError.badRequest("invalid request \"" + path.get(5) + "\"");
        }
        String scheme = name.length == 3 && name[0].equals("https") ? "https" : "http";
        String id = name.length == 3 ? name[1] : name[0];
        String port = name.length == 1 ? "" : name[name.length - 1];
        Place place = path.get(4).equals("pods")
                ? pod(scheme, path.get(3), id, port)
                : service(scheme, path.get(3), id, port);
        forward(call, place, call.after(OWN_SEGMENTS));
    }

    private Place pod(String scheme, String namespace, String name, String port) {
        ObjectNode pod = find(Types.POD, namespace, name);
        String ip = pod.at("/status/podIP").asString("");
        if (ip.isEmpty()) {
            throw ApiError.badRequest("address not allowed");
        }
        int usual = pod.at("/spec/containers/0/ports/0/containerPort").asInt(80);
        return new Place(scheme, ip, port.isEmpty() ? usual : number(port));
    }

    private Place service(String scheme, String namespace, String name, String port) {
        ObjectNode service = find(Types.SERVICE, namespace, name);
        String portName = portName(service, port);
        JsonNode subset = store.peek(Types.ENDPOINTS, namespace, name)
                .map(endpoints -> endpoints.at("/subsets/0"))
                .filter(found -> !found.path("addresses").isEmpty())
                .orElseThrow(() -> unavailable("no endpoints available for service \"" + name + "\""));
        for (JsonNode each : subset.path("ports")) {
            if (each.path("name").asString("").equals(portName)) {
                return new Place(
                        scheme,
                        subset.at("/addresses/0/ip").asString(""),
                        each.path("port").asInt(0));
            }
        }
        throw unavailable("no endpoints available for service \"" + name + "\"");
    }

    /** A Service's port is asked for by number or by name; a Service with one port needs neither. */
    private static String portName(ObjectNode service, String asked) {
        JsonNode ports = service.path("spec").path("ports");
        for (JsonNode port : ports) {
            String name = port.path("name").asString("");
            boolean only = asked.isEmpty() && ports.size() == 1;
            if (only || name.equals(asked) || port.path("port").asString("").equals(asked)) {
                return name;
            }
        }
        throw unavailable("no service port \"" + asked + "\" found for service \"" + Meta.name(service) + "\"");
    }

    private void forward(Call call, Place place, String path) throws IOException {
        Optional<PodNetwork.Endpoint> endpoint = network.at(place.ip(), place.port());
        Optional<Integer> socket = network.socket(place.ip(), place.port());
        if (endpoint.isPresent()) {
            Map<String, String> headers = call.headers();
            // The API server keeps the caller's credentials to itself.
            headers.remove("authorization");
            PodNetwork.Reply reply = endpoint.get().get(place.scheme(), path, headers);
            call.send(reply.status(), reply.contentType(), reply.body().getBytes(StandardCharsets.UTF_8));
        } else if (socket.isPresent()) {
            relay(call, socket.get(), path);
        } else {
            throw unreachable("dial tcp " + place.ip() + ":" + place.port() + ": connect: connection refused");
        }
    }

    private static void relay(Call call, int port, String path) throws IOException {
        if (!List.of("GET", "POST", "PUT", "DELETE", "HEAD").contains(call.method())) {
            throw new ApiError(405, "MethodNotAllowed", "the practice cluster's proxy does not pass on this method");
        }
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(call.method());
        byte[] body = call.body();
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        try {
            int status = connection.getResponseCode();
            try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                byte[] answer = in == null ? new byte[0] : in.readAllBytes();
                call.send(
                        status, Optional.ofNullable(connection.getContentType()).orElse("text/plain"), answer);
            }
        } catch (IOException e) {
            throw unreachable(String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode find(ResourceType type, String namespace, String name) {
        return store.peek(type, namespace, name).orElseThrow(() -> ApiError.notFound(type, name));
    }

    private static int number(String port) {
        if (!port.matches("[1-9]\\d{0,4}")) {
            throw unreachable("dial tcp: lookup tcp/" + port + ": unknown port");
        }
        return Integer.parseInt(port);
    }

    private static ApiError unreachable(String why) {
        return unavailable("error trying to reach service: " + why);
    }

    private static ApiError unavailable(String message) {
        return new ApiError(503, "ServiceUnavailable", message);
    }
}
