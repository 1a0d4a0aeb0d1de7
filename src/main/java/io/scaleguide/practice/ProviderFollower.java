package io.scaleguide.practice;

import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.gateway.ServiceName;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Puts the external metrics provider behind every Service of a Datadog cluster agent, whatever the release is called. */
final class ProviderFollower {
    /** How Datadog's chart ends the Service's name: templates/cluster-agent-services.yaml. */
    private static final String SUFFIX = "cluster-agent-metrics-api";

    private final Objects objects;
    private final PracticeApiServer server;
    private final AggregatedApi provider;
    private final Set<ServiceName> registered = new HashSet<>();

    ProviderFollower(Objects objects, PracticeApiServer server, AggregatedApi provider) {
        this.objects = objects;
        this.server = server;
        this.provider = provider;
    }

    void reconcile() {
        for (ObjectNode service : objects.list(Types.SERVICE, "")) {
            ServiceName name = new ServiceName(Meta.namespace(service), Meta.name(service));
            if (name.name().endsWith(SUFFIX) && registered.add(name)) {
                server.registerAggregated(name.namespace(), name.name(), provider);
            }
        }
    }
}
