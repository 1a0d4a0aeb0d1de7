package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.PanelFace;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.panel.record.ReplaySource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a recording of the panel. */
@Command(
        name = "replay",
        description = "Plays what \"panel --record\" kept, here or on another machine; no cluster is asked.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 it was played to its end, 2 the file is no recording, 130 Ctrl-C."})
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "plain or json, a line for each change (default: plain).")
    private Optional<PanelFace.Form> output = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            description = "How many seconds of it pass in one; default: as fast as it goes.")
    private double speed = ReplaySource.FASTEST;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Recording recording = RecordingReader.read(file);
        return Interruption.guard(() -> show(recording));
    }

    /** The full screen opens here where there is a terminal and no form of output was asked for; lines are what is left. */
    private int show(Recording recording) {
        PanelFace face = new PanelFace(surroundings.out(), surroundings.zone(), output.orElse(PanelFace.Form.PLAIN));
        CountDownLatch over = new CountDownLatch(1);
        try (ReplaySource replay = new ReplaySource(recording, System::nanoTime, face::said, playing -> {
            if (playing.atEnd()) {
                over.countDown();
            }
        })) {
            replay.speed(speed);
            replay.play();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
        if (recording.cut()) {
            surroundings.err().println("scaleguide: the last line of " + file + " is broken off and was left out.");
        }
        return ExitCode.DONE;
    }
}
