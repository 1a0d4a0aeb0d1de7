package io.scaleguide.kong;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** By which name a Service is asked for through its Gateway. */
public final class RouteHost {
    private RouteHost() {}

    /**
     * @param routes the HTTPRoutes that lead to the Service
     * @return the first host name of the first of them; empty where it is for every name, or for all below one
     */
    public static Optional<String> of(List<ObjectNode> routes) {
        return routes.stream()
                .findFirst()
                .map(route -> route.path("spec").path("hostnames").path(0).asString(""))
                .filter(name -> !name.isEmpty() && !name.startsWith("*"));
    }
}
