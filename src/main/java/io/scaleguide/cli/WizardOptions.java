package io.scaleguide.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of the wizard, which is what runs when no command is named. */
final class WizardOptions {
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private PracticeSettings practice = new PracticeSettings();

    @Option(names = "--practice", description = "Runs on a practice cluster of its own, made for this run.")
    private boolean onPractice;

    @Option(
            names = "--helm",
            paramLabel = "ENGINE",
            description = "auto, path or embedded (default: ${DEFAULT-VALUE}).")
    private String helm = "auto";

    @Option(
            names = "--theme",
            paramLabel = "NAME|FILE",
            description =
                    "dark, light, high-contrast, colour-blind, plain, or a theme file of your own; also SCALEGUIDE_THEME.")
    private Optional<String> theme = Optional.empty();

    @Option(names = "--ascii", description = "Draws with ASCII only.")
    private boolean ascii;

    @Option(
            names = "--line",
            description =
                    "Asks line by line, without the full screen; also for a screen reader, and for answers from a pipe.")
    private boolean line;

    @Option(names = "--no-mouse", description = "Leaves the mouse to the terminal, to select text with.")
    private boolean noMouse;

    @Mixin
    private AutoplayOption autoplay = new AutoplayOption();

    ClusterOptions cluster() {
        return cluster;
    }

    AnswerOptions answers() {
        return answers;
    }

    PracticeSettings practice() {
        return practice;
    }

    boolean onPractice() {
        return onPractice;
    }

    String helm() {
        return helm;
    }

    Optional<String> theme() {
        return theme;
    }

    boolean ascii() {
        return ascii;
    }

    boolean line() {
        return line;
    }

    AutoplayOption autoplay() {
        return autoplay;
    }

    boolean mouse() {
        return !noMouse;
    }
}
