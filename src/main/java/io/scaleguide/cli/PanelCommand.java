package io.scaleguide.cli;

import io.scaleguide.headless.PanelFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.tui.terminal.Terminals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Shows what the metric does, what the HPA decides and what becomes of it, until it is ended. */
final class PanelCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final CommandSpec command = Declared.command(
            this,
            "Watches the HPA, its metric and its workload, and says each change as it happens.",
            "",
            "Exit codes: 0 the time of --for is over or the full screen was left, 2 several HPAs could be meant,",
            "3 the cluster does not answer, 130 Ctrl-C.");
    private final ClusterOptions cluster = new ClusterOptions();
    private final PathOptions path = new PathOptions();
    private final TrafficOptions traffic = new TrafficOptions(command);
    private final ScreenOptions screen = new ScreenOptions();
    private final Given<Optional<String>> metric = Given.maybe(String.class);
    private final Given<Optional<String>> service = Given.maybe(String.class);
    private final Given<Optional<PanelFace.Form>> output = Given.maybe(PanelFace.Form.class);
    private final Given<Optional<Path>> record = Given.maybe(Path.class);
    private final Given<Optional<String>> length = Given.maybe(String.class);
    private final Given<Integer> look = Given.orElse(60, Integer.class);
    private final Given<Boolean> noKeys = Given.flag();
    private final Given<Boolean> all = Given.flag();

    PanelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandSpec spec() {
        return command.addMixin("cluster", cluster.spec())
                .addMixin("path", path.spec())
                .addMixin("traffic", traffic.spec())
                .addMixin("screen", screen.spec())
                .addOption(metric.option("NAME", "The DatadogMetric (default: the one of the HPA).", "--metric"))
                .addOption(service.option("NAME", "The Service (default: the one of the query).", "--service"))
                .addOption(output.option(
                        "FORMAT",
                        "plain or json, a line for each change; default: the full screen where there is one, else plain.",
                        "-o",
                        "--output"))
                .addOption(record.option("FILE", "Keeps what is heard in a new file, for replay.", "--record"))
                .addOption(length.option("DURATION", "Ends after that time, for example 10m.", "--for"))
                .addOption(look.option(
                        "SECONDS",
                        "How long from one look at the whole signal path to the next; 0 for none (default: ${DEFAULT-VALUE} s).",
                        "--look"))
                .addOption(noKeys.option("", "Does not read the agents' keys, and does not ask Datadog.", "--no-keys"))
                .addOption(all.option(
                        "",
                        "Lists every HPA with a Datadog metric on the full screen, the worst first; also where there are several and none is named.",
                        "--all"));
    }

    @Override
    public Integer call() {
        PanelManner manner = new PanelManner(
                settings(), traffic.request(), traffic.atOnce(), length.value().map(this::duration), record.value());
        boolean oneOnly = output.value().isPresent()
                || record.value().isPresent()
                || length.value().isPresent()
                || manner.send().isPresent();
        if (all.value() && oneOnly) {
            throw new ParameterException(
                    command.commandLine(),
                    "--all is for the full screen, without --output, --record, --for and --send.");
        }
        return Interruption.guard(() -> run(manner, oneOnly));
    }

    /** The full screen where there is a terminal and no form of output was asked for; lines are what is left. */
    private int run(PanelManner manner, boolean oneOnly) {
        PanelQuery query =
                new PanelQuery(cluster.choice(surroundings), path.request(), metric.value(), service.value());
        if (output.value().isPresent()) {
            return lines(query, manner);
        }
        PanelScreen panel = new PanelScreen(surroundings, query, manner, !oneOnly);
        Supplier<Optional<Terminals.Opened.FullScreen>> terminal = () -> screen.open(surroundings);
        return (all.value() ? panel.fleet(screen, terminal) : panel.one(screen, terminal))
                .orElseGet(() -> lines(query, manner));
    }

    private int lines(PanelQuery query, PanelManner manner) {
        if (all.value()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--all needs a terminal with a full screen. Name one HPA with --namespace and --hpa.");
        }
        try (Cluster connected = query.connect()) {
            return new StoryLines(surroundings, output.value().orElse(PanelFace.Form.PLAIN), manner)
                    .print(connected, query.find(connected, surroundings.clock(), first -> {}));
        }
    }

    private LiveSettings settings() {
        return new LiveSettings(Duration.ofSeconds(Math.max(0, look.value())), false, !noKeys.value());
    }

    private Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new ParameterException(command.commandLine(), "--for: " + Lengths.refusal(text)));
    }
}
