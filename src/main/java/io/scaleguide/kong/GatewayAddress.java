package io.scaleguide.kong;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How traffic gets in: the Gateway's address. */
public final class GatewayAddress {
    private static final int USUAL_PORT = 80;

    private GatewayAddress() {}

    /**
     * The address from the Gateway's status and its first HTTP listener.
     *
     * @param gateway the Gateway
     * @return {@code http://address:port}; empty while there is no address
     */
    public static Optional<URI> of(ObjectNode gateway) {
        String address =
                gateway.path("status").path("addresses").path(0).path("value").asString("");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int port = USUAL_PORT;
        for (JsonNode listener : gateway.path("spec").path("listeners")) {
            if (listener.path("protocol").asString("").equals("HTTP")) {
                port = listener.path("port").asInt(USUAL_PORT);
                break;
            }
        }
        String host = address.contains(":") ? "[" + address + "]" : address;
        return Optional.of(URI.create("http://" + host + (port == USUAL_PORT ? "" : ":" + port)));
    }

    /**
     * The selector of the data plane's pods, for a port-forward when there is no address; their proxy port is 8000.
     *
     * @param gateway the Gateway
     * @return a label selector for the Gateway's namespace
     */
    public static String dataPlanePodSelector(ObjectNode gateway) {
        return "gateway-operator.konghq.com/managed-by=dataplane";
    }
}
