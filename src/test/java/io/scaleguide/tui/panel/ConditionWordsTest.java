package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.StyledLine;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConditionWordsTest {
    private static String words(Session session) {
        return new ConditionWords()
                .of(session.view()).stream().map(StyledLine::text).collect(Collectors.joining("\n"));
    }

    @Test
    void whatItDoesIsSaidFirst() {
        assertThat(words(Session.healthy())).isEqualTo("It stays at 4 replicas.\nThe value is 0.97 times the target.");
        assertThat(words(Session.scalingUp()))
                .startsWith("It scales up, from 4 to 8 replicas.\nThe value is 2.47 times the target.")
                .endsWith("ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate.");
    }

    @Test
    void whatHoldsItIsInTheHpasOwnWords() {
        assertThat(words(Session.atMaximum()))
                .startsWith("It is at its maximum of 10 replicas.")
                .contains("TooManyReplicas: the desired replica count is more than the maximum replica count.");
        assertThat(words(Session.broken()))
                .startsWith("It does not scale: it has no value to decide by.")
                .contains("FailedGetExternalMetric: the HPA was unable");
        assertThat(words(Session.withoutHpa())).isEqualTo("There is no HPA, so nothing scales this workload.");
    }
}
