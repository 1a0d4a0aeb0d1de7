package io.scaleguide.panel.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Specs;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PolicyPatchTest {
    private static final String DOWN = """
            {"scaleDown": {"stabilizationWindowSeconds": 120}}""";

    @Test
    void onlyWhatIsOtherwiseIsInTheChanges() {
        assertThat(changes("", Map.of(Setting.MAXIMUM, "12"))).isEqualTo("{\"spec\":{\"maxReplicas\":12}}");
        assertThat(changes(DOWN, Map.of(Setting.WINDOW_DOWN, "60s")))
                .isEqualTo("{\"spec\":{\"behavior\":{\"scaleDown\":{\"stabilizationWindowSeconds\":60}}}}");
    }

    @Test
    void whatKubernetesFillsInIsNotSentWithIt() {
        assertThat(changes("", Map.of(Setting.SCALE_UP, "pods:1/60s")))
                .isEqualTo("{\"spec\":{\"behavior\":{\"scaleUp\":{\"policies\":[{\"type\":\"Pods\",\"value\":1,"
                        + "\"periodSeconds\":60}]}}}}");
    }

    @Test
    void theTargetComesWithTheRestOfItsMetric() {
        assertThat(changes(DOWN, Map.of(Setting.TARGET, "80500m")))
                .isEqualTo(
                        "{\"spec\":{\"metrics\":[{\"type\":\"External\",\"external\":{\"metric\":{\"name\":\"latency\"},"
                                + "\"target\":{\"type\":\"Value\",\"value\":\"80500m\"}}}]}}");
    }

    private static String changes(String behavior, Map<Setting, String> edits) {
        JsonNode spec = Specs.hpa(1, 10, "150", behavior);
        Policy present = Policy.of(spec);
        Policy policy = new Edits(edits).change().applyTo(present);
        return PolicyPatch.of(policy, present, Optional.of(spec)).changes().toString();
    }
}
