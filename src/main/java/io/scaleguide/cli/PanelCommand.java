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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what the metric does, what the HPA decides and what becomes of it, until it is ended. */
@Command(
        name = "panel",
        description = "Watches the HPA, its metric and its workload, and says each change as it happens.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        footer = {
            "",
            "Exit codes: 0 the time of --for is over or the full screen was left, 2 several HPAs could be meant,",
            "3 the cluster does not answer, 130 Ctrl-C."
        })
final class PanelCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private PathOptions path = new PathOptions();

    @Mixin
    private TrafficOptions traffic = new TrafficOptions();

    @Mixin
    private ScreenOptions screen = new ScreenOptions();

    @Option(names = "--metric", paramLabel = "NAME", description = "The DatadogMetric (default: the one of the HPA).")
    private Optional<String> metric = Optional.empty();

    @Option(names = "--service", paramLabel = "NAME", description = "The Service (default: the one of the query).")
    private Optional<String> service = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description =
                    "plain or json, a line for each change; default: the full screen where there is one, else plain.")
    private Optional<PanelFace.Form> output = Optional.empty();

    @Option(names = "--record", paramLabel = "FILE", description = "Keeps what is heard in a new file, for replay.")
    private Optional<Path> record = Optional.empty();

    @Option(names = "--for", paramLabel = "DURATION", description = "Ends after that time, for example 10m.")
    private Optional<String> length = Optional.empty();

    @Option(
            names = "--look",
            paramLabel = "SECONDS",
            description =
                    "How long from one look at the whole signal path to the next; 0 for none (default: ${DEFAULT-VALUE} s).")
    private int look = 60;

    @Option(names = "--no-keys", description = "Does not read the agents' keys, and does not ask Datadog.")
    private boolean noKeys;

    @Option(
            names = "--all",
            description =
                    "Lists every HPA with a Datadog metric on the full screen, the worst first; also where there are several and none is named.")
    private boolean all;

    PanelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PanelManner manner =
                new PanelManner(settings(), traffic.request(), traffic.atOnce(), length.map(this::duration), record);
        boolean oneOnly = output.isPresent()
                || record.isPresent()
                || length.isPresent()
                || manner.send().isPresent();
        if (all && oneOnly) {
            throw new ParameterException(
                    spec.commandLine(), "--all is for the full screen, without --output, --record, --for and --send.");
        }
        return Interruption.guard(() -> run(manner, oneOnly));
    }

    /** The full screen where there is a terminal and no form of output was asked for; lines are what is left. */
    private int run(PanelManner manner, boolean oneOnly) {
        PanelQuery query = new PanelQuery(cluster.choice(surroundings), path.request(), metric, service);
        Optional<Terminals.Opened.FullScreen> opened =
                output.isPresent() ? Optional.empty() : screen.open(surroundings);
        if (opened.isEmpty()) {
            return lines(query, manner);
        }
        PanelScreen panel = new PanelScreen(surroundings, query, manner, !oneOnly);
        return all ? panel.fleet(screen, opened.get()) : panel.one(screen, opened.get());
    }

    private int lines(PanelQuery query, PanelManner manner) {
        if (all) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--all needs a terminal with a full screen. Name one HPA with --namespace and --hpa.");
        }
        try (Cluster connected = query.connect()) {
            return new StoryLines(surroundings, output.orElse(PanelFace.Form.PLAIN), manner)
                    .print(connected, query.find(connected, surroundings.clock(), first -> {}));
        }
    }

    private LiveSettings settings() {
        return new LiveSettings(Duration.ofSeconds(Math.max(0, look)), false, !noKeys);
    }

    private Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--for: \"" + text + "\" is no length of time, as 30s, 10m or 1h30m are."));
    }
}
