package io.scaleguide.cli;

import io.scaleguide.panel.whatif.Assumptions;
import io.scaleguide.panel.whatif.PolicyChange;
import io.scaleguide.panel.whatif.PolicyValues;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is to be otherwise in a replay. */
final class SimulateOptions {
    @Option(names = "--target", paramLabel = "VALUE", description = "Another target, for example 120 or 120500m.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--min", paramLabel = "N", description = "Another minimum of replicas.")
    private Optional<Integer> minimum = Optional.empty();

    @Option(names = "--max", paramLabel = "N", description = "Another maximum of replicas.")
    private Optional<Integer> maximum = Optional.empty();

    @Option(
            names = "--scale-up",
            paramLabel = "POLICIES",
            description =
                    "Other policies up, for example pods:4/60s,percent:100/15s; min: before them takes the one that allows least; or disabled.")
    private Optional<String> scaleUp = Optional.empty();

    @Option(names = "--scale-down", paramLabel = "POLICIES", description = "Other policies down.")
    private Optional<String> scaleDown = Optional.empty();

    @Option(
            names = "--window-up",
            paramLabel = "TIME",
            description = "Another stabilization window up, for example 30s.")
    private Optional<String> windowUp = Optional.empty();

    @Option(
            names = "--window-down",
            paramLabel = "TIME",
            description = "Another stabilization window down, for example 5m.")
    private Optional<String> windowDown = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description =
                    "Another tolerance, for example 0.05; Kubernetes 1.33 and later, where HPAConfigurableTolerance is on.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--effect",
            paramLabel = "PERCENT",
            description =
                    "What a doubling of replicas does to the metric, for example -40 (default: what the session shows).")
    private Optional<Double> effect = Optional.empty();

    @Option(
            names = "--pod-start",
            paramLabel = "TIME",
            description = "How long a pod takes to be ready (default: what the session shows).")
    private Optional<String> podStart = Optional.empty();

    @Option(names = "--sync", paramLabel = "TIME", description = "How often the HPA controller looks (default: 15s).")
    private Optional<String> sync = Optional.empty();

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            description =
                    "How old what the metric tells is (default: half the way from the operator to the HPA, 57 s).")
    private Optional<String> delay = Optional.empty();

    /** @throws IllegalArgumentException when a value is not one; the message is a sentence */
    PolicyChange change() {
        return new PolicyChange(
                target.map(text -> PolicyValues.milli("--target", text)),
                minimum,
                maximum,
                scaleUp,
                scaleDown,
                windowUp.map(text -> PolicyValues.seconds("--window-up", text)),
                windowDown.map(text -> PolicyValues.seconds("--window-down", text)),
                tolerance);
    }

    /** @throws IllegalArgumentException when a value is not one; the message is a sentence */
    Assumptions adjust(Assumptions assumptions) {
        Assumptions timed = assumptions.withTimes(
                podStart.map(text -> PolicyValues.time("--pod-start", text)),
                sync.map(text -> PolicyValues.time("--sync", text)),
                delay.map(text -> PolicyValues.time("--delay", text)));
        return effect.map(timed::withEffect).orElse(timed);
    }
}
