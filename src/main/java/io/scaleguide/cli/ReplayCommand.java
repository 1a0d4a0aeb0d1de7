package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.headless.PanelFace;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingHeader;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.panel.record.ReplaySource;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.panel.PanelFiles;
import io.scaleguide.tui.panel.PanelPage;
import io.scaleguide.tui.panel.PanelParts;
import io.scaleguide.tui.panel.ReplayFeed;
import io.scaleguide.tui.panel.ShadowWhy;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.terminal.Terminals;
import io.scaleguide.tui.whatif.Replays;
import io.scaleguide.tui.whatif.WhatIfSheet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a recording of the panel. */
@Command(
        name = "replay",
        description = "Plays what \"panel --record\" kept, here or on another machine; no cluster is asked.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 it was played to its end, 2 the file is no recording, 130 Ctrl-C."})
final class ReplayCommand implements Callable<Integer> {
    /** Which recording. */
    static final class Source {
        @Parameters(paramLabel = "FILE", description = "The recording.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--demo",
                description = "A recording that comes with the program: load comes, the HPA scales up, and down again.")
        private boolean demo;
    }

    private final Surroundings surroundings;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source = new Source();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description =
                    "plain or json, a line for each change; default: the full screen where there is one, else plain.")
    private Optional<PanelFace.Form> output = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "How many seconds of it pass in one; default: 1 on the full screen, else as fast as it goes.")
    private Optional<Double> speed = Optional.empty();

    private final ScreenOptions screen = new ScreenOptions();

    @Mixin
    private CommandSpec screenOptions = screen.spec();

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path file = source.demo
                ? surroundings.shippedFiles().resolve("assets/sessions/up-and-down.jsonl")
                : source.file.orElseThrow();
        Recording recording = RecordingReader.read(file);
        return Interruption.guard(() -> show(recording, file));
    }

    /** The full screen where there is a terminal and no form of output was asked for; lines are what is left. */
    private int show(Recording recording, Path file) {
        Optional<Terminals.Opened.FullScreen> opened =
                output.isPresent() ? Optional.empty() : screen.open(surroundings);
        int code = opened.map(full -> page(recording, full)).orElseGet(() -> lines(recording));
        if (recording.cut() && code == ExitCode.DONE) {
            surroundings.err().println("scaleguide: the last line of " + file + " is broken off and was left out.");
        }
        return code;
    }

    private int page(Recording recording, Terminals.Opened.FullScreen full) {
        ScreenLoop loop = new ScreenLoop();
        RecordingHeader header = recording.header();
        ZoneId zone = surroundings.zone();
        Evidence evidence = Evidence.of(recording);
        try (Display display = full.display();
                ReplaySource replay =
                        new ReplaySource(recording, System::nanoTime, sentence -> {}, playing -> loop.changed());
                ShadowWhy why = new ShadowWhy(
                        () -> evidence, Settling.of(header.periods()).atPace(header.pace()), zone, loop::changed);
                Replays replays = new Replays(
                        () -> evidence, Settling.of(header.periods()).atPace(header.pace()), loop::changed);
                PanelFiles files = new PanelFiles(
                        surroundings.stateFolder().resolve("panel"), surroundings.clock(), replay::view)) {
            PanelParts parts = new PanelParts(
                    mark(header, zone),
                    new ReplayFeed(replay, zone),
                    why,
                    files,
                    Optional.empty(),
                    List.of(WhatIfSheet.offer(replays, zone)),
                    ScreenOptions.picture(surroundings),
                    () -> zone,
                    loop::changed);
            replay.speed(speed.orElse(1.0));
            replay.play();
            screen.show(surroundings, full, loop, new PanelPage(parts));
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    /** What the cluster was called; an older recording knows its address alone. */
    private static ClusterMark mark(RecordingHeader header, ZoneId zone) {
        String name = header.context().isEmpty() ? header.server() : header.context();
        return ClusterMark.of(name + ", " + LocalDate.ofInstant(header.start(), zone), header.server(), "");
    }

    private int lines(Recording recording) {
        PanelFace face = new PanelFace(surroundings.out(), surroundings.zone(), output.orElse(PanelFace.Form.PLAIN));
        CountDownLatch over = new CountDownLatch(1);
        try (ReplaySource replay = new ReplaySource(recording, System::nanoTime, face::said, playing -> {
            if (playing.atEnd()) {
                over.countDown();
            }
        })) {
            replay.speed(speed.orElse(ReplaySource.FASTEST));
            replay.play();
            over.await();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }
}
