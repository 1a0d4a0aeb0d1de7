package io.scaleguide.cli;

import io.scaleguide.tui.app.FullScreen;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.terminal.EarlyScreen;
import io.scaleguide.tui.terminal.Terminals;
import io.scaleguide.tui.theme.Theme;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** The options of a command that has a full screen, and also lines. */
final class ScreenOptions {
    private final Given<Boolean> line = Given.flag();
    private final Given<Optional<String>> theme = Given.maybe(String.class);
    private final Given<Boolean> ascii = Given.flag();
    private final Given<Boolean> noMouse = Given.flag();

    CommandSpec spec() {
        return CommandSpec.create()
                .addOption(line.option("", "A line for each change, without the full screen.", "--line"))
                .addOption(theme.option(
                        "NAME|FILE",
                        "dark, light, high-contrast, colour-blind, plain, or a theme file of your own; also SCALEGUIDE_THEME.",
                        "--theme"))
                .addOption(ascii.option("", "Draws with ASCII only.", "--ascii"))
                .addOption(noMouse.option("", "Leaves the mouse to the terminal, to select text with.", "--no-mouse"));
    }

    /**
     * Takes the terminal, where it is wanted and can have a full screen.
     *
     * @return the screen, which {@link #show} gives back; empty where lines are what is left
     */
    Optional<Terminals.Opened.FullScreen> open(Surroundings surroundings) {
        if (line.value() || !surroundings.ofThisProcess()) {
            return Optional.empty();
        }
        Optional<Terminals.Opened.FullScreen> opened = taken(surroundings);
        if (opened.isEmpty()) {
            // What is said instead is to be seen.
            surroundings.early().ifPresent(EarlyScreen::close);
        }
        return opened;
    }

    private Optional<Terminals.Opened.FullScreen> taken(Surroundings surroundings) {
        try {
            return Terminals.open(surroundings.environment(), !noMouse.value(), surroundings.early())
                            instanceof Terminals.Opened.FullScreen screen
                    ? Optional.of(screen)
                    : Optional.empty();
        } catch (IOException e) {
            surroundings.early().ifPresent(EarlyScreen::close);
            throw new UncheckedIOException("The terminal cannot be opened", e);
        }
    }

    /** Shows a page until it is left, and gives the terminal back. */
    void show(Surroundings surroundings, Terminals.Opened.FullScreen screen, ScreenLoop loop, Page page)
            throws InterruptedException {
        FullScreen.Settings settings = settings(surroundings, theme.value(), ascii.value());
        try (Display display = screen.display()) {
            FullScreen.run(display, screen.capabilities(), settings, loop, page);
        }
    }

    /** What the user wants of the screen; the environment may name a theme too. */
    static FullScreen.Settings settings(Surroundings surroundings, Optional<String> theme, boolean ascii) {
        return new FullScreen.Settings(
                theme.or(() -> Optional.ofNullable(surroundings.environment().get("SCALEGUIDE_THEME"))),
                ascii,
                assets(surroundings),
                surroundings.stateFolder().resolve("screens"),
                surroundings.clock());
    }

    /** Reads the colours of exported pictures: on paper, whatever the screen looks like. */
    static Supplier<Theme> picture(Surroundings surroundings) {
        return () -> ThemeFiles.in(assets(surroundings)).named("light");
    }

    static Path assets(Surroundings surroundings) {
        return surroundings.shippedFiles().resolve("assets");
    }
}
