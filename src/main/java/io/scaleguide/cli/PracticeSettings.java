package io.scaleguide.cli;

import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import java.util.OptionalLong;
import java.util.Random;
import picocli.CommandLine.Option;

/** The options of the practice cluster. */
final class PracticeSettings {
    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How fast its time runs, 1 to 60 (default: ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same names and jitter.")
    private OptionalLong seed = OptionalLong.empty();

    @Option(
            names = "--load-model",
            paramLabel = "MODEL",
            description = "queue: more replicas help; fixed: they do not (default: queue).")
    private LoadModel loadModel = LoadModel.QUEUE;

    @Option(
            names = "--operator",
            paramLabel = "LINE",
            description = "The Kong operator's line: 1.4, 1.6 or 2.2 (default: ${DEFAULT-VALUE}).")
    private String operator = "2.2";

    PracticeOptions options(Surroundings surroundings) {
        return new PracticeOptions(
                speed,
                seed.orElseGet(() -> new Random().nextLong()),
                loadModel,
                operator,
                surroundings.shippedFiles().resolve("assets/charts/datadog"),
                surroundings.clock());
    }
}
