package io.scaleguide.guide.report;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The secrets that could get into a report, gathered to be looked for: those of the agents and those of the kubeconfig. */
public final class KnownSecrets {
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?m)^\\s*(?:token|password|client-key-data|client-certificate-data): *\"?([^\"\\s]+)");

    private KnownSecrets() {}

    /**
     * Gathers them; what the user may not read is left out.
     *
     * @param cluster the cluster
     * @param namespace the namespace of Datadog's agents; empty for none
     * @return the secrets, plain and in base64
     */
    public static List<String> gather(Cluster cluster, String namespace) {
        List<String> secrets = new ArrayList<>();
        for (Path file : cluster.choice().kubeconfigs()) {
            Matcher matcher = CREDENTIAL.matcher(read(file));
            while (matcher.find()) {
                secrets.add(matcher.group(1));
            }
        }
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
