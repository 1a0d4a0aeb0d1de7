package io.scaleguide.path.probe;

import io.scaleguide.kong.RouteHost;
import io.scaleguide.path.scope.PathFinder;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** Under which path, and by which name, a Service is reached through its Gateway. */
public final class RoutePaths {
    private RoutePaths() {}

    /**
     * The first path of the first route to the Service; a regular expression cannot be asked for.
     *
     * @param context which Service
     * @return a path that begins with a slash
     */
    public static String first(ProbeContext context) {
        return routes(context).stream().map(RoutePaths::of).findFirst().orElse("/");
    }

    /**
     * A request below the first path of the first route to the Service.
     *
     * @param context which Service
     * @param request what to ask for there; begins with a slash
     * @return the path and query to ask the Gateway for; it begins with one slash
     */
    public static String below(ProbeContext context, String request) {
        String route = first(context);
        return (route.equals("/") ? "" : route) + request;
    }

    /**
     * The host name of the first route to the Service.
     *
     * @param context which Service
     * @return the name; empty where the route is for every name, or there is none
     */
    public static Optional<String> host(ProbeContext context) {
        return RouteHost.of(routes(context));
    }

    private static List<ObjectNode> routes(ProbeContext context) {
        return PathFinder.routes(
                context.reads(), context.scope().namespace(), context.scope().service());
    }

    private static String of(ObjectNode route) {
        return StreamSupport.stream(route.path("spec").path("rules").spliterator(), false)
                .flatMap(rule -> StreamSupport.stream(rule.path("matches").spliterator(), false))
                .map(match -> match.path("path"))
                .filter(path -> !path.path("type").asString("").equals("RegularExpression"))
                .map(path -> path.path("value").asString(""))
                .filter(path -> path.startsWith("/"))
                .findFirst()
                .orElse("/");
    }
}
