package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.tui.demo.DemoScript;
import io.scaleguide.tui.demo.DemoScriptReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of a wizard that runs itself. */
final class AutoplayOption {
    /** How fast a practice cluster's time runs for it where nobody says: slow enough to be watched, and what has to be waited for takes 3 of 15 minutes. */
    static final double SPEED = 4;

    private static final String AS_WRITTEN = "0s";

    @Option(
            names = "--autoplay",
            arity = "0..1",
            paramLabel = "LENGTH",
            fallbackValue = AS_WRITTEN,
            converter = Lengths.class,
            description =
                    "Runs itself as a demonstration: leaves time to read, types and goes on, up to the live panel, and gives way to any"
                            + " key; in 15 min, or in the time you say, for example --autoplay=8m. A practice cluster's time runs 4 times as"
                            + " fast then, unless --speed says otherwise. What it says and types is in demo.yaml beside the steps.")
    private Optional<Duration> length = Optional.empty();

    /** Whether it was given. */
    boolean wanted() {
        return length.isPresent();
    }

    /** How fast a practice cluster's time runs where nobody says. */
    double speed() {
        return wanted() ? SPEED : 1;
    }

    /** Refuses what it cannot be with. */
    void check(boolean line) {
        if (wanted() && line) {
            throw new AnswerException(
                    List.of("--autoplay is for the full screen, and --line is without one: leave one of them out."));
        }
    }

    /** The same, where there is no full screen for the reason given. */
    void check(String reason) {
        if (wanted()) {
            throw new AnswerException(List.of(reason + " --autoplay needs one."));
        }
    }

    /**
     * The demonstration, if it was asked for.
     *
     * @param folder the folder of the steps
     * @param steps the steps
     */
    Optional<DemoScript> script(Surroundings surroundings, Path folder, List<StepDefinition> steps) {
        return length.map(wanted -> {
            DemoScript script = new DemoScriptReader(AnswerOptions.schema(surroundings, "demo"), steps).in(folder);
            return wanted.isZero() ? script : script.lasting(wanted);
        });
    }
}
