package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kong.CheckAnnotation;
import io.scaleguide.kong.LatencySeries;
import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import java.util.List;

/** What is on the operator: its annotation, and its page of metrics. */
final class KongInputs {
    private KongInputs() {}

    /** Whatever an annotation says, there are words for it. */
    static void annotation(byte[] input) {
        CheckAnnotation annotation = CheckAnnotation.read("ad.datadoghq.com/manager.checks", Inputs.text(input));
        annotation
                .against(List.of("manager"), new MetricsEndpoint("manager", "http", 8080, false))
                .forEach(problem -> assertThat(problem.toString()).isNotBlank());
    }

    static void metricsPage(byte[] input) {
        LatencySeries.read(Inputs.text(input))
                .forEach(series -> assertThat(series.service()).isNotNull());
    }
}
