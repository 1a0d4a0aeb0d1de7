package io.scaleguide.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelmIT {

    @Test
    void theEmbeddedEngineAnswersInAChildJvm() {
        Optional<Helm> helm = Helm.find(Optional.empty(), Map.of("PATH", ""), "auto");
        assertThat(helm.map(Helm::description).orElse("")).startsWith("Helm 3.").endsWith(", embedded");
    }

    @Test
    void findsNothingOnAnEmptyPath() {
        assertThat(Helm.find(Optional.empty(), Map.of("PATH", ""), "path")).isEmpty();
    }
}
