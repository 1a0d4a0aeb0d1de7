package io.scaleguide.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticVersionTest {
    /** The example of the specification, 11, and what Go adds. */
    private static final List<String> ASCENDING = List.of(
            "0.0.0-20230301143203-a9d515a09cc2",
            "v1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1-0.20260122202528-d9cc6641c482",
            "v1.0.1+incompatible",
            "1.10");

    @Test
    void versionsAreInTheOrderOfTheSpecification() {
        assertThat(ASCENDING.stream()
                        .sorted((one, other) -> -SemanticVersion.parse(one).compareTo(SemanticVersion.parse(other)))
                        .sorted((one, other) -> SemanticVersion.parse(one).compareTo(SemanticVersion.parse(other))))
                .containsExactlyElementsOf(ASCENDING);
    }

    @Test
    void whatIsLeftOutIsNothing() {
        assertThat(SemanticVersion.parse("0").compareTo(SemanticVersion.parse("v0.0.0")))
                .isZero();
    }
}
