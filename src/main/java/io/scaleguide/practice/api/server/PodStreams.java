package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.upgrade.RequestHead;
import io.scaleguide.practice.api.upgrade.Upgrades;
import io.scaleguide.practice.api.upgrade.WebSocket;
import io.scaleguide.practice.net.PodInsides;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code pods/NAME/exec} and {@code pods/NAME/portforward} over a WebSocket. */
final class PodStreams implements Upgrades {
    /** The channel protocol of both; version 5 adds that a client may close its side, which no program here waits for. */
    private static final List<String> EXEC = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");

    private static final List<String> FORWARD = List.of("v4.channel.k8s.io");
    private static final List<String> SUBRESOURCES = List.of("exec", "attach", "portforward");

    /** The segments of {@code api/v1/namespaces/NAMESPACE/pods/NAME/SUBRESOURCE}. */
    private static final int SEGMENTS = 7;

    private final String base;
    private final ObjectStore store;
    private final PodInsides pods;

    PodStreams(String base, ObjectStore store, PodInsides pods) {
        this.base = base;
        this.store = store;
        this.pods = pods;
    }

    /** Whether a path names something that needs a connection of its own. */
    static boolean names(List<String> path) {
        return path.size() == SEGMENTS
                && path.get(2).equals("namespaces")
                && path.get(4).equals("pods")
                && SUBRESOURCES.contains(path.get(6));
    }

    @Override
    public boolean takes(RequestHead head) {
        return head.asksForWebSocket()
                && head.target().startsWith(base + "/api/v1/")
                && names(address(head).path());
    }

    @Override
    public void serve(RequestHead head, InputStream in, OutputStream out) throws IOException {
        try {
            Address asked = address(head);
            ObjectNode pod = check(asked);
            if (asked.path().get(6).equals("exec")) {
                PodContainer container = PodContainer.of(pod, asked.first("container"));
                WebSocket socket = WebSocket.accept(head, in, out, protocol(head, EXEC));
                new ExecSession(socket, asked).end(pods.programs().run(pod, container.name(), asked.all("command")));
            } else {
                int port = port(asked);
                WebSocket socket = WebSocket.accept(head, in, out, protocol(head, FORWARD));
                new ForwardSession(socket, pods.network())
                        .run(pod.at("/status/podIP").asString(""), port);
            }
        } catch (ApiError refused) {
            refuse(out, refused);
        }
    }

    /**
     * What is asked for, as far as it can be said before the connection turns.
     *
     * @throws ApiError when it cannot be had
     */
    ObjectNode check(Address asked) {
        String name = asked.path().get(5);
        ObjectNode pod =
                store.peek(Types.POD, asked.path().get(3), name).orElseThrow(() -> ApiError.notFound(Types.POD, name));
        String phase = pod.at("/status/phase").asString("");
        if (!phase.equals("Running") || Meta.deleting(pod)) {
            throw ApiError.badRequest("cannot exec into or forward a port of pod " + name + ": it is "
                    + (Meta.deleting(pod) ? "being deleted" : "in phase " + phase) + ", not Running");
        }
        switch (asked.path().get(6)) {
            case "exec" -> {
                PodContainer.of(pod, asked.first("container"));
                if (asked.all("command").isEmpty()) {
                    throw ApiError.badRequest("you must specify at least one command");
                }
            }
            case "attach" ->
                throw new ApiError(
                        501,
                        "NotImplemented",
                        "The containers of the practice cluster read no input, so nothing can be attached to them."
                                + " Use exec or logs.");
            default -> {
                // the port is checked by whoever speaks a protocol that names it in the address
            }
        }
        return pod;
    }

    private static int port(Address asked) {
        String port = asked.first("ports");
        if (!port.matches("[1-9]\\d{0,4}")) {
            throw ApiError.badRequest("query parameter \"port\" is required");
        }
        return Integer.parseInt(port);
    }

    private static String protocol(RequestHead head, List<String> spoken) {
        List<String> asked = Arrays.stream(head.header("sec-websocket-protocol").split(",", -1))
                .map(String::strip)
                .toList();
        return spoken.stream()
                .filter(asked::contains)
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest(
                        "unable to upgrade: the practice cluster speaks " + spoken + " here, the client " + asked));
    }

    private Address address(RequestHead head) {
        String target = head.target().substring(base.length());
        int query = target.indexOf('?');
        return query < 0 ? Address.of(target, "") : Address.of(target.substring(0, query), target.substring(query + 1));
    }

    private static void refuse(OutputStream out, ApiError refused) throws IOException {
        byte[] body = Json.bytes(Statuses.of(refused, Optional.empty()));
        out.write(("HTTP/1.1 " + refused.status() + " " + refused.reason()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }
}
