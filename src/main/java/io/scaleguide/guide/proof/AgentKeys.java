package io.scaleguide.guide.proof;

import io.scaleguide.datadog.AgentInstall;
import io.scaleguide.datadog.AgentInstall.Setting;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datadog's keys as the agents of a cluster have them.
 *
 * @param keys the keys, to be looked for
 * @param secrets the Secrets that they are in, and are to be in
 * @param unread what could not be read, with the reason; usually empty
 */
public record AgentKeys(List<HiddenKey> keys, Set<ObjectRef> secrets, List<String> unread) {
    /** Where the chart puts them (DataDog/helm-charts, templates/_helpers.tpl and the agents' manifests). */
    private static final List<String> VARIABLES = List.of(
            "DD_API_KEY", "DD_APP_KEY", "DD_EXTERNAL_METRICS_PROVIDER_API_KEY", "DD_EXTERNAL_METRICS_PROVIDER_APP_KEY");

    /** Keeps copies. */
    public AgentKeys {
        keys = List.copyOf(keys);
        secrets = Set.copyOf(secrets);
        unread = List.copyOf(unread);
    }

    /**
     * Reads them.
     *
     * @param cluster the cluster
     * @param agents its agents
     * @param own a Secret that holds keys whether the agents use it or not
     * @return the keys; none where there are no agents
     */
    public static AgentKeys read(Cluster cluster, AgentInstall agents, String own) {
        List<HiddenKey> keys = new ArrayList<>();
        Set<ObjectRef> secrets = new LinkedHashSet<>();
        List<String> unread = new ArrayList<>();
        String namespace = agents.namespace();
        if (!namespace.isEmpty()) {
            secrets.add(new ObjectRef(Kinds.SECRET, namespace, own));
            for (String variable : VARIABLES) {
                Stream.of(agents.ofClusterAgent(variable), agents.ofAgents(variable))
                        .distinct()
                        .forEach(setting -> {
                            // In clear in the agents' own manifest: that is found, and is to be found.
                            setting.value().ifPresent(value -> keys.add(HiddenKey.of(variable, value)));
                            secret(namespace, setting).ifPresent(secrets::add);
                        });
            }
        }
        secrets.forEach(ref -> values(cluster, ref, keys, unread));
        return new AgentKeys(keys, secrets, unread);
    }

    private static Optional<ObjectRef> secret(String namespace, Setting setting) {
        return setting.secret().map(name -> new ObjectRef(Kinds.SECRET, namespace, name));
    }

    private static void values(Cluster cluster, ObjectRef ref, List<HiddenKey> keys, List<String> unread) {
        try {
            cluster.get(ref).ifPresent(secret -> values(secret, ref, keys));
        } catch (KubeException e) {
            unread.add("The keys in " + ref + " could not be read: HTTP status " + e.status());
        }
    }

    private static void values(ObjectNode secret, ObjectRef ref, List<HiddenKey> keys) {
        secret.path("data").properties().forEach(entry -> {
            String base64 = entry.getValue().asString("");
            String value = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
            keys.add(HiddenKey.of(entry.getKey() + " of " + ref, value));
        });
    }
}
