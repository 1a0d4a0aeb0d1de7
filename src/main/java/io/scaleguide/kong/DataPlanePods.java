package io.scaleguide.kong;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The pods of data planes, for a port-forward where a Gateway has no address. */
public final class DataPlanePods {
    /** The port on which they take traffic: the operator's ingress Service leads its port 80 there. */
    public static final int PROXY_PORT = 8000;

    private DataPlanePods() {}

    /**
     * A pod that takes the traffic of a Gateway. Its data plane is called {@code <gateway>-<random>}, and the pod's label {@code app} says so (Kong
     * operator, controller/gateway); where no pod has that label, any data plane's will do.
     *
     * @param gateway the Gateway
     * @param pods what {@link GatewayAddress#dataPlanePodSelector} selects in its namespace
     * @return the name of one that runs; empty when none does
     */
    public static Optional<String> running(ObjectNode gateway, List<ObjectNode> pods) {
        String begin = gateway.path("metadata").path("name").asString("") + "-";
        List<ObjectNode> running =
                pods.stream().filter(DataPlanePods::isRunning).toList();
        return running.stream()
                .filter(pod -> pod.path("metadata")
                        .path("labels")
                        .path("app")
                        .asString("")
                        .startsWith(begin))
                .findFirst()
                .or(() -> running.stream().findFirst())
                .map(pod -> pod.path("metadata").path("name").asString(""));
    }

    private static boolean isRunning(ObjectNode pod) {
        return pod.path("status").path("phase").asString("").equals("Running")
                && pod.path("metadata").path("deletionTimestamp").isMissingNode();
    }
}
