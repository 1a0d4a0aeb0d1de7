package io.scaleguide.guide.report;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Credentials;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The secrets that could get into a report, gathered to be looked for: those of the agents and those of the kubeconfig. */
public final class KnownSecrets {
    private KnownSecrets() {}

    /**
     * Gathers them; what the user may not read is left out.
     *
     * @param cluster the cluster
     * @param namespace the namespace of Datadog's agents; empty for none
     * @return the secrets, plain, in base64, and those of the kubeconfig with URL escapes
     */
    public static List<String> gather(Cluster cluster, String namespace) {
        List<String> secrets = new ArrayList<>();
        Credentials.of(cluster.choice()).forEach(one -> forms(one.value(), secrets));
        if (!namespace.isEmpty()) {
            values(cluster, namespace, secrets);
        }
        return secrets;
    }

    private static void values(Cluster cluster, String namespace, List<String> secrets) {
        try {
            for (ObjectNode secret : cluster.list(Kinds.SECRET, namespace, "")) {
                if (secret.path("type").asString("").startsWith("helm.sh/")) {
                    continue; // a whole release, which no report repeats word for word
                }
                for (JsonNode value : secret.path("data")) {
                    String base64 = value.asString("");
                    secrets.add(base64);
                    secrets.add(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).strip());
                }
            }
        } catch (KubeException | IllegalArgumentException e) {
            // What may not be read cannot get into the report either; the shapes are looked for all the same.
        }
    }

    /** As it is, as it stands in a kubeconfig's data fields, and as it stands in an address. */
    private static void forms(String value, List<String> secrets) {
        secrets.add(value);
        secrets.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        secrets.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
