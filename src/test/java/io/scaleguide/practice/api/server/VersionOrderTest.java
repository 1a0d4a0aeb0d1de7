package io.scaleguide.practice.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
    /** The order that Kubernetes documents: task "Versions in CustomResourceDefinitions". */
    @Test
    void stableThenBetaThenAlphaThenTheRest() {
        assertThat(Stream.of("foo10", "v11alpha2", "v3beta1", "v2", "foo1", "v1", "v10", "v11beta2", "v12alpha1")
                        .sorted(VersionOrder.PREFERRED_FIRST))
                .containsExactly("v10", "v2", "v1", "v11beta2", "v3beta1", "v12alpha1", "v11alpha2", "foo1", "foo10");
    }
}
