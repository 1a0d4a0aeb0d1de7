package io.scaleguide.guide.install;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.manifest.Manifests;
import tools.jackson.databind.node.ObjectNode;

/** The values for Datadog's chart: the corrected ones (traps 1, 3, 15, 19, 20). They hold no key. */
public final class ChartValues {
    private ChartValues() {}

    /**
     * The values.
     *
     * @param answers the answers
     * @return YAML
     */
    public static String yaml(Answers answers) {
        ObjectNode values = Manifests.read(
                """
                datadog:
                  apiKeyExistingSecret: %1$s
                  appKeyExistingSecret: %1$s
                  site: %2$s
                  kubelet:
                    tlsVerify: %3$s
                  operator:
                    enabled: false
                clusterAgent:
                  enabled: true
                  metricsProvider:
                    enabled: true
                    useDatadogMetrics: true
                datadog-crds:
                  keepCrds: true
                agents:
                  containers:
                    agent:
                      env:
                        - name: DD_HOSTNAME
                          valueFrom:
                            fieldRef:
                              fieldPath: spec.nodeName
                """.formatted(KeysSecret.NAME, answers.text("site"), answers.flag("kubelet-tls-verify")));
        answers.optional("cluster-name")
                .ifPresent(name -> ((ObjectNode) values.path("datadog")).put("clusterName", name));
        answers.optional("datadog-url").ifPresent(url -> {
            ((ObjectNode) values.path("datadog")).put("dd_url", url);
            ((ObjectNode) values.path("clusterAgent").path("metricsProvider")).put("endpoint", url);
        });
        if (answers.has("chart-values")) {
            answers.optional("chart-values").ifPresent(more -> merge(values, Manifests.read(more)));
        }
        return Manifests.yaml(values);
    }

    /** As helm merges values files: mappings are merged, everything else is replaced. */
    private static void merge(ObjectNode values, ObjectNode more) {
        more.properties().forEach(entry -> {
            if (values.path(entry.getKey()) instanceof ObjectNode below
                    && entry.getValue() instanceof ObjectNode further) {
                merge(below, further);
            } else {
                values.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
