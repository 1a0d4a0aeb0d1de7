package io.scaleguide.cli;

import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.TooLargeException;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.SimulationFace;
import io.scaleguide.headless.SimulationJson;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SessionCsv;
import io.scaleguide.panel.session.SessionException;
import io.scaleguide.panel.whatif.PolicyValues;
import io.scaleguide.panel.whatif.SearchProgress;
import io.scaleguide.panel.whatif.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays a recorded session under another policy. */
@Command(
        name = "simulate",
        description =
                "Replays a recorded session of an HPA under another policy, or searches the cheapest one. Needs no cluster.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, 1 no policy that was looked at keeps the limit, 2 a file or the command line will not do."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_RANDOM = 100_000;

    /** How the result is written. */
    enum Output {
        TABLE,
        JSON
    }

    /** Which session. */
    static final class Source {
        @Option(
                names = "--session",
                paramLabel = "FILE.csv",
                description =
                        "The session, or - for standard input. At least the columns time, metric and spec_replicas.")
        private Optional<String> file = Optional.empty();

        @Option(
                names = "--recording",
                paramLabel = "FILE",
                description = "The session of a recording that \"panel --record\" made.")
        private Optional<Path> recording = Optional.empty();

        @Option(
                names = "--demo",
                description = "A session that comes with the program: a scale-up policy that is too slow.")
        private boolean demo;
    }

    private final Surroundings surroundings;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source = new Source();

    @Mixin
    private SimulateOptions options = new SimulateOptions();

    @Option(
            names = "--search",
            description =
                    "Searches the policy with the fewest replica-hours that keeps --keep-p95; what is given otherwise is kept where it can be.")
    private boolean search;

    @Option(
            names = "--keep-p95",
            paramLabel = "VALUE",
            description = "With --search: what the metric is to be at most for 95 %% of the time.")
    private Optional<String> limit = Optional.empty();

    @Option(
            names = "--random",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "With --search: how many random policies are looked at after the grid (default: ${DEFAULT-VALUE}).")
    private int randomOnes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --search: the same seed finds the same (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The HPA's namespace, for the kubectl command that is printed.")
    private Optional<String> namespace = Optional.empty();

    @Option(names = "--hpa", paramLabel = "NAME", description = "The HPA's name, for the same.")
    private Optional<String> hpa = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "table or json (default: table).")
    private Output output = Output.TABLE;

    SimulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            Optional<Recording> recording = source.recording.map(RecordingReader::read);
            Simulation simulation = Simulation.of(
                    recording.map(SimulateCommand::session).orElseGet(this::session),
                    recording.map(one -> Settling.of(one.header().periods())).orElse(Settling.USUAL),
                    options::adjust,
                    options.change(),
                    wish(),
                    SearchProgress.UNHEARD);
            print(simulation);
            return simulation.search().map(found -> found.best().isPresent()).orElse(true)
                    ? ExitCode.DONE
                    : ExitCode.FAILED;
        } catch (SessionException e) {
            surroundings.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (IllegalArgumentException e) {
            surroundings.err().println("scaleguide: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void print(Simulation simulation) {
        switch (output) {
            case TABLE -> new SimulationFace(surroundings.out(), name()).print(simulation);
            case JSON ->
                surroundings.out().println(SimulationJson.of(simulation).toPrettyString());
        }
    }

    private String name() {
        return hpa.map(name -> plain("--hpa", name)).orElse("NAME")
                + namespace
                        .map(name -> " --namespace " + plain("--namespace", name))
                        .orElse("");
    }

    /** What is printed is meant to be pasted into a shell. */
    private static String plain(String option, String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,252}")) {
            throw new IllegalArgumentException(option + " is a name in Kubernetes, not \"" + name + "\".");
        }
        return name;
    }

    private Optional<Simulation.Wish> wish() {
        if (search != limit.isPresent()) {
            throw new IllegalArgumentException(
                    "--search and --keep-p95 go together, for example --search --keep-p95 200.");
        }
        if (randomOnes < 0 || randomOnes > MOST_RANDOM) {
            throw new IllegalArgumentException("--random is 0 to " + MOST_RANDOM + ", not " + randomOnes + ".");
        }
        return limit.map(text -> new Simulation.Wish(PolicyValues.milli("--keep-p95", text), randomOnes, seed));
    }

    /** By the cluster's clock, which its policies are meant for. */
    private static Session session(Recording recording) {
        return Evidence.of(recording).session().atPace(recording.header().pace());
    }

    private Session session() {
        if (source.demo) {
            Path demo = surroundings.shippedFiles().resolve("assets/sessions/slow-scale-up.csv");
            return SessionCsv.read(demo.toString(), text(demo.toString()));
        }
        String name = source.file.orElse(STANDARD_INPUT);
        return SessionCsv.read(name.equals(STANDARD_INPUT) ? "<stdin>" : name, text(name));
    }

    private String text(String name) {
        try {
            byte[] bytes = name.equals(STANDARD_INPUT) ? Bound.SESSION.read(surroundings.in()) : read(name);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (TooLargeException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage() + "; a session is not.", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(name + " cannot be read: there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return Bound.SESSION.read(in);
        }
    }
}
