package io.scaleguide.practice.api.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.TypeRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Takes every request of the API and gives it to the part that answers it. */
final class Router implements HttpHandler {
    private final String base;
    private final TypeRegistry types;
    private final Parts parts;

    /** The parts that answer. */
    record Parts(
            Discovery discovery,
            OpenApi openApi,
            Aggregation aggregation,
            Reads reads,
            Watches watches,
            Writes writes,
            Patches patches,
            Deletes deletes,
            Reviews reviews,
            PodProxy proxy,
            PodStreams streams,
            PodLogReads logs) {}

    Router(String base, TypeRegistry types, Parts parts) {
        this.base = base;
        this.types = types;
        this.parts = parts;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange, base);
            try {
                route(call);
            } catch (ApiError refused) {
                call.reply(refused.status(), Statuses.of(refused, target(call).map(it -> it.named(call.subject()))));
            } catch (RuntimeException broken) {
                ApiError error = new ApiError(
                        500,
                        "InternalError",
                        "Internal error occurred: " + broken.getClass().getSimpleName() + ": " + broken.getMessage());
                call.reply(500, Statuses.of(error, Optional.empty()));
            }
        }
    }

    private void route(Call call) throws IOException {
        List<String> path = call.path();
        String first = path.isEmpty() ? "" : path.get(0);
        switch (first) {
            case "api" -> api(call, path);
            case "apis" -> apis(call, path);
            case "version" -> call.reply(200, Version.answer());
            case "healthz", "livez", "readyz" -> call.replyText(200, "ok");
            case "openapi" -> openApi(call, path);
            case "" -> call.reply(200, paths());
            default -> throw Target.unknown();
        }
    }

    private void api(Call call, List<String> path) throws IOException {
        if (path.size() == 1) {
            call.reply(200, parts.discovery().versions());
        } else if (path.size() == 2) {
            reply(call, parts.discovery().resources("", path.get(1)));
        } else if (PodProxy.takes(path)) {
            parts.proxy().answer(call);
        } else if (PodStreams.names(path)) {
            parts.streams().check(call.address());
            throw ApiError.badRequest("Upgrade request required: the practice cluster does this over a WebSocket only, "
                    + "and does not speak SPDY.");
        } else {
            resource(call, Target.parse(types, "", path.get(1), path.subList(2, path.size())));
        }
    }

    private void apis(Call call, List<String> path) throws IOException {
        if (path.size() == 1) {
            call.reply(200, parts.discovery().groups());
        } else if (path.size() == 2) {
            reply(call, parts.discovery().group(path.get(1)));
        } else if (path.size() == 3) {
            reply(call, parts.discovery().resources(path.get(1), path.get(2)));
        } else if (parts.aggregation().claims(path.get(1), path.get(2))) {
            String rest = String.join("/", path.subList(3, path.size()));
            call.reply(
                    200,
                    parts.aggregation()
                            .backend(path.get(1), path.get(2))
                            .get(path.get(1), path.get(2), rest, call.query()));
        } else {
            resource(call, Target.parse(types, path.get(1), path.get(2), path.subList(3, path.size())));
        }
    }

    private void resource(Call call, Target target) throws IOException {
        boolean upgrade = call.header("Upgrade").toLowerCase(Locale.ROOT).matches("websocket|spdy.*");
        if (upgrade) {
            throw new ApiError(
                    503,
                    "ServiceUnavailable",
                    "The practice cluster has no websockets: watch over plain HTTP instead.");
        }
        if (!target.type().stored()) {
            if (!call.method().equals("POST")) {
                throw notAllowed();
            }
            parts.reviews().answer(call, target);
        } else if (target.subresource().equals("log")) {
            parts.logs().answer(call, parts.reads().find(target));
        } else if (!target.subresource().isEmpty()
                && !target.type().subresources().contains(target.subresource())) {
            throw Target.unknown();
        } else {
            verb(call, target);
        }
    }

    private void verb(Call call, Target target) throws IOException {
        boolean collection = target.name().isEmpty();
        switch (call.method()) {
            case "GET" -> {
                if (call.flag("watch")) {
                    parts.watches().watch(call, target);
                } else if (collection) {
                    parts.reads().list(call, target);
                } else {
                    parts.reads().get(call, target);
                }
            }
            case "POST" -> {
                if (!collection) {
                    throw notAllowed();
                }
                parts.writes().create(call, target);
            }
            case "PUT" -> parts.writes().update(call, target);
            case "PATCH" -> parts.patches().patch(call, target);
            case "DELETE" -> {
                if (collection) {
                    parts.deletes().deleteAll(call, target);
                } else {
                    parts.deletes().delete(call, target);
                }
            }
            default -> throw notAllowed();
        }
    }

    private void openApi(Call call, List<String> path) throws IOException {
        if (path.size() == 2 && path.get(1).equals("v3")) {
            call.reply(200, parts.openApi().index());
        } else if (path.size() > 2 && path.get(1).equals("v3")) {
            reply(call, parts.openApi().document(path.subList(2, path.size())));
        } else {
            throw Target.unknown();
        }
    }

    private static void reply(Call call, Optional<ObjectNode> answer) throws IOException {
        call.reply(200, answer.orElseThrow(Target::unknown));
    }

    private Optional<Target> target(Call call) {
        List<String> path = call.path();
        try {
            if (path.size() > 2 && path.get(0).equals("api")) {
                return Optional.of(Target.parse(types, "", path.get(1), path.subList(2, path.size())));
            }
            if (path.size() > 3 && path.get(0).equals("apis")) {
                return Optional.of(Target.parse(types, path.get(1), path.get(2), path.subList(3, path.size())));
            }
        } catch (ApiError unknown) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static ObjectNode paths() {
        ObjectNode answer = Json.object();
        List.of("/api", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version")
                .forEach(answer.withArrayProperty("paths")::add);
        return answer;
    }

    private static ApiError notAllowed() {
        return new ApiError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }
}
