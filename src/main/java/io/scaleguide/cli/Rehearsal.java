package io.scaleguide.cli;

import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.tui.terminal.EarlyScreen;
import io.scaleguide.tui.terminal.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Does what users do first, on the stage's practice cluster and without their home and environment, so that the JVM learns which classes
 * a class archive should hold. What it prints is read by nobody.
 */
public final class Rehearsal {
    /** Long enough for a first frame with what the cluster says, on a busy machine too. */
    private static final int SCREEN_SECONDS = 4;

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8");
    private static final Map<String, String> XTERM_OF_ALL_COLOURS =
            Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "LANG", "C.UTF-8");

    private final Path folder;
    private final Surroundings surroundings;

    private Rehearsal(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /**
     * Rehearses.
     *
     * @param args a folder for what it leaves, which the stage has furnished, and what the archive is for: {@code status}, {@code panel}, or anything
     *     else for all; without them nothing is rehearsed
     * @throws Exception when it went wrong: then there is nothing to learn from it
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            return;
        }
        Main.main(new String[] {"--version"});
        Path folder = Path.of(args[0]);
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Map.of("LANG", "C.UTF-8"),
                folder,
                Optional.of(Path.of(System.getProperty("scaleguide.home"))),
                Clock.systemDefaultZone(),
                () -> ZoneOffset.UTC);
        new Rehearsal(folder, surroundings).run(args[1]);
        System.exit(0);
    }

    private void run(String kind) throws IOException {
        String kubeconfig = folder.resolve(RehearsalStage.KUBECONFIG).toString();
        List<String> target = List.of("--kubeconfig", kubeconfig, "--namespace", "default", "--hpa", "echo");
        switch (kind) {
            case "status" -> status(target);
            case "panel" -> panel(kubeconfig);
            default -> all(kubeconfig, target);
        }
    }

    private static void status(List<String> target) {
        for (String command : List.of("status", "metric", "hpa", "events")) {
            command(List.of(command), target);
            command(List.of(command, "-o", "json"), target);
        }
    }

    private void all(String kubeconfig, List<String> target) throws IOException {
        command(List.of("status"), target);
        command(List.of("status", "-o", "json"), target);
        command(List.of("doctor", "--no-requests", "--no-keys"), target);
        command(List.of("panel", "-o", "plain", "--for", "2s"), target);
        command(List.of("up", "--practice", "--plan"), List.of());
        command(List.of("--help"), List.of());
        wizard(kubeconfig);
        panel(kubeconfig);
    }

    /** As the process itself runs it: this one has no environment, and nobody reads what it prints. */
    private static void command(List<String> command, List<String> target) {
        ProcessRun.run(Stream.concat(command.stream(), target.stream()).toArray(String[]::new));
    }

    private void wizard(String kubeconfig) throws IOException {
        WizardOptions options = CommandLine.populateCommand(new WizardOptions(), "--kubeconfig", kubeconfig);
        screen(XTERM, Optional.empty(), full -> new WizardRun(surroundings, options).on(full));
    }

    private void panel(String kubeconfig) throws IOException {
        PanelQuery query = new PanelQuery(
                new ClusterChoice(List.of(Path.of(kubeconfig)), Optional.empty()),
                new PathRequest(Optional.of("default"), Optional.of("echo")),
                Optional.empty(),
                Optional.empty());
        PanelManner manner = new PanelManner(
                new LiveSettings(Duration.ZERO, false, false),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        PanelScreen.dryRun(surroundings);
        Optional<EarlyScreen> early = PanelScreen.early(
                surroundings,
                XTERM_OF_ALL_COLOURS,
                "40 120",
                PanelGlance.of("panel", "--hpa", "echo").orElseThrow());
        screen(XTERM_OF_ALL_COLOURS, early, full -> new PanelScreen(surroundings, query, manner, true)
                .one(new ScreenOptions(), full));
    }

    /** Shows something on the terminal that the stage has, left after a while as a kill would leave it. */
    private void screen(
            Map<String, String> terminal, Optional<EarlyScreen> early, ToIntFunction<Terminals.Opened.FullScreen> shows)
            throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.schedule(Thread.currentThread()::interrupt, SCREEN_SECONDS, TimeUnit.SECONDS);
        try {
            var unused = shows.applyAsInt(
                    Terminals.open(terminal, true, early) instanceof Terminals.Opened.FullScreen full
                            ? full
                            : Terminals.onStreams(InputStream.nullInputStream(), OutputStream.nullOutputStream()));
        } finally {
            timer.shutdownNow();
            Thread.interrupted();
        }
    }
}
