package io.scaleguide.datadog;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds Datadog's agents among a cluster's workloads, by the labels that the chart and the Datadog operator give them and never by
 * name. Source: DataDog/helm-charts charts/datadog/templates.
 */
public final class AgentFinder {
    private static final String COMPONENT = "agent.datadoghq.com/component";

    private AgentFinder() {}

    /**
     * Finds them.
     *
     * @param daemonSets any DaemonSets
     * @param deployments any Deployments
     * @return what is there
     */
    public static AgentInstall find(List<ObjectNode> daemonSets, List<ObjectNode> deployments) {
        Optional<ObjectNode> clusterAgent = first(deployments, "cluster-agent");
        return new AgentInstall(first(daemonSets, "agent"), clusterAgent);
    }

    private static Optional<ObjectNode> first(List<ObjectNode> workloads, String component) {
        return workloads.stream().filter(one -> is(one, component)).findFirst();
    }

    private static boolean is(ObjectNode workload, String component) {
        JsonNode template = workload.path("spec").path("template");
        JsonNode labels = template.path("metadata").path("labels");
        String label = labels.path(COMPONENT)
                .asString(labels.path("app.kubernetes.io/component").asString(""));
        if (!label.equals(component)) {
            return false;
        }
        for (JsonNode container : template.path("spec").path("containers")) {
            if (container.path("name").asString("").equals(component)) {
                return true;
            }
        }
        return false;
    }
}
