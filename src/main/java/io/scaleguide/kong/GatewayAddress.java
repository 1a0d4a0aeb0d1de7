package io.scaleguide.kong;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How traffic gets in: the Gateway's address. */
public final class GatewayAddress {
    private GatewayAddress() {}

    /** {@code http://address:port} from the Gateway's status and first HTTP listener; empty while there is no address. */
    public static Optional<URI> of(ObjectNode gateway) {
        throw new UnsupportedOperationException();
    }

    /** The selector of the data plane's pods, for a port-forward when there is no address; the pods' proxy port is 8000. */
    public static String dataPlanePodSelector(ObjectNode gateway) {
        throw new UnsupportedOperationException();
    }
}
