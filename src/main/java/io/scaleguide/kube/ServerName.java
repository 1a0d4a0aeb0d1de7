package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * The name that a cluster's certificate is for where it is not that of the server's address: tls-server-name of a kubeconfig. The server is asked for by
 * it, and its certificate has to be for it and for nothing else, as kubectl does. Java has no such setting in either of its HTTP clients; both take what
 * secures their connections from outside, though, so it is said there ({@link AskingSockets}, {@link NamedContext}).
 *
 * @param name a host's name or an address
 */
record ServerName(String name) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** That of a cluster; empty where the address itself is the name. Throws KubeException(CONFIG) for what is no name. */
    static Optional<ServerName> of(ObjectNode cluster) {
        Optional<ServerName> given = Optional.of(Json.text(cluster, "tls-server-name"))
                .filter(name -> !name.isEmpty())
                .map(ServerName::new);
        try {
            given.ifPresent(name -> name.ask(new SSLParameters()));
            return given;
        } catch (IllegalArgumentException e) {
            throw new KubeException(
                    Reason.CONFIG, 0, "The tls-server-name in your kubeconfig is not the name of a host. Mend it.", e);
        }
    }

    /** Asks the server for this name, in the place of whatever was asked for. An address is never asked for (RFC 6066, 3). */
    SSLParameters ask(SSLParameters parameters) {
        parameters.setServerNames(ADDRESS.matcher(name).matches() ? List.of() : List.of(new SNIHostName(name)));
        return parameters;
    }
}
