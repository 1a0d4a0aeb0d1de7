package io.scaleguide.guide.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a plan shows of an object. */
class ManifestsTest {
    private static ObjectNode keys(String api, String application) {
        return Manifests.read("""
                apiVersion: v1
                kind: Secret
                metadata: {name: datadog-keys}
                data: {api-key: %s, app-key: %s}
                """.formatted(api, application));
    }

    @Test
    void aKeyThatIsReplacedIsAChangeAndNeitherIsShown() {
        String diff = Manifests.diff(keys("b25l", "dHdv"), keys("b25l", "dGhyZWU="));
        assertThat(diff).contains("-  app-key: (hidden)", "+  app-key: (another hidden one)");
        assertThat(diff).doesNotContain("dHdv").doesNotContain("dGhyZWU=").doesNotContain("+  api-key");
    }

    @Test
    void theSameKeysAreNoChange() {
        assertThat(Manifests.diff(keys("b25l", "dHdv"), keys("b25l", "dHdv"))).isEmpty();
    }
}
