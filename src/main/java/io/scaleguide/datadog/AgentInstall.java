package io.scaleguide.datadog;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datadog's agents as installed in a cluster.
 *
 * @param agents the DaemonSet of the node agents; empty when there is none
 * @param clusterAgent the Deployment of the cluster agent; empty when there is none
 */
public record AgentInstall(Optional<ObjectNode> agents, Optional<ObjectNode> clusterAgent) {
    /** The node agent's container. */
    public static final String AGENT = "agent";

    private static final String CLUSTER_AGENT = "cluster-agent";

    /**
     * Where a container takes a setting from.
     *
     * @param value the value; empty when it comes from a Secret or is not set
     * @param secret the Secret's name; empty when it does not come from one
     * @param key the key in the Secret
     */
    public record Setting(Optional<String> value, Optional<String> secret, String key) {
        /** A setting that is not there. */
        public static final Setting NONE = new Setting(Optional.empty(), Optional.empty(), "");

        /** @return whether it is set at all */
        public boolean present() {
            return value.isPresent() || secret.isPresent();
        }
    }

    /**
     * A variable of the cluster agent.
     *
     * @param name the variable
     * @return where it comes from
     */
    public Setting ofClusterAgent(String name) {
        return setting(clusterAgent, CLUSTER_AGENT, name);
    }

    /**
     * A variable of the node agents.
     *
     * @param name the variable
     * @return where it comes from
     */
    public Setting ofAgents(String name) {
        return setting(agents, AGENT, name);
    }

    private static Setting setting(Optional<ObjectNode> workload, String container, String name) {
        for (JsonNode variable : container(workload, container).path("env")) {
            if (variable.path("name").asString("").equals(name)) {
                JsonNode reference = variable.path("valueFrom").path("secretKeyRef");
                return new Setting(
                        Optional.of(variable.path("value").asString("")).filter(text -> !text.isEmpty()),
                        Optional.of(reference.path("name").asString("")).filter(text -> !text.isEmpty()),
                        reference.path("key").asString(""));
            }
        }
        return Setting.NONE;
    }

    private static JsonNode container(Optional<ObjectNode> workload, String name) {
        if (workload.isPresent()) {
            for (JsonNode container :
                    workload.get().path("spec").path("template").path("spec").path("containers")) {
                if (container.path("name").asString("").equals(name)) {
                    return container;
                }
            }
        }
        return MissingNode.getInstance();
    }

    /** @return the namespace that they are in; empty text when there is none of them */
    public String namespace() {
        return agents.or(() -> clusterAgent)
                .map(one -> one.path("metadata").path("namespace").asString(""))
                .orElse("");
    }

    /** @return the site that the agents are set to; Datadog's own default when they are set to none */
    public String site() {
        return ofClusterAgent("DD_SITE")
                .value()
                .or(() -> ofAgents("DD_SITE").value())
                .orElse("datadoghq.com");
    }
}
