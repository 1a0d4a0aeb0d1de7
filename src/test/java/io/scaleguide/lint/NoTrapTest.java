package io.scaleguide.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.lint.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like a trap and is none. */
class NoTrapTest {
    private final Linter linter = new Linter(trap -> true);

    private List<String> found(String file, String text) {
        return linter.look(List.of(new SourceText(file, text))).get(0).traps().stream()
                .map(trap -> trap.finding().id())
                .toList();
    }

    /** As YAML writers break long texts. */
    private static String folded(String json) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: kong-operator
                spec:
                  template:
                    metadata:
                      annotations:
                        ad.datadoghq.com/manager.checks: "{\\"openmetrics\\":{\\"init_config\\":{},\\"\\
                          instances\\":[{\\"prometheus_url\\":\\"http://%%host%%:8080/metrics\\",\\"namespace\\"\\
                          :\\"autoscaling\\",\\"metrics\\":[\\"kong_upstream_latency_ms\\"],\\"send_histograms_buckets\\"\\
                          :true,\\"send_distribution_buckets\\":true}]JSON}"
                """.replace("JSON", json);
    }

    @Test
    void aCheckThatIsBrokenOverLinesIsOneText() {
        assertThat(found("deployment.yaml", folded("}"))).isEmpty();
        assertThat(found("deployment.yaml", folded("},"))).containsExactly("annotation-invalid-json");
    }

    @Test
    void aNamespaceMayBeInAKustomization() {
        String install = "helm upgrade --install datadog datadog/datadog -n datadog -f values.yaml\n";
        assertThat(found("install.sh", install)).contains("text-namespace-not-created");
        assertThat(found("install.sh", "kubectl apply -k datadog\n" + install))
                .doesNotContain("text-namespace-not-created");
    }
}
