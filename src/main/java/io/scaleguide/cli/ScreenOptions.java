package io.scaleguide.cli;

import io.scaleguide.tui.app.FullScreen;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.terminal.Terminals;
import io.scaleguide.tui.theme.Theme;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of a command that has a full screen, and also lines. */
@Command(addMethodSubcommands = false)
final class ScreenOptions {
    @Option(names = "--line", description = "A line for each change, without the full screen.")
    private boolean line;

    @Option(
            names = "--theme",
            paramLabel = "NAME|FILE",
            description =
                    "dark, light, high-contrast, colour-blind, plain, or a theme file of your own; also SCALEGUIDE_THEME.")
    private Optional<String> theme = Optional.empty();

    @Option(names = "--ascii", description = "Draws with ASCII only.")
    private boolean ascii;

    @Option(names = "--no-mouse", description = "Leaves the mouse to the terminal, to select text with.")
    private boolean noMouse;

    /**
     * Takes the terminal, where it is wanted and can have a full screen.
     *
     * @return the screen, which {@link #show} gives back; empty where lines are what is left
     */
    Optional<Terminals.Opened.FullScreen> open(Surroundings surroundings) {
        if (line || !surroundings.ofThisProcess()) {
            return Optional.empty();
        }
        try {
            return Terminals.open(surroundings.environment(), !noMouse) instanceof Terminals.Opened.FullScreen screen
                    ? Optional.of(screen)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal cannot be opened", e);
        }
    }

    /** Shows a page until it is left, and gives the terminal back. */
    void show(Surroundings surroundings, Terminals.Opened.FullScreen screen, ScreenLoop loop, Page page)
            throws InterruptedException {
        FullScreen.Settings settings = new FullScreen.Settings(
                theme.or(() -> Optional.ofNullable(surroundings.environment().get("SCALEGUIDE_THEME"))),
                ascii,
                assets(surroundings),
                surroundings.stateFolder().resolve("screens"),
                surroundings.clock());
        try (Display display = screen.display()) {
            FullScreen.run(display, screen.capabilities(), settings, loop, page);
        }
    }

    /** Reads the colours of exported pictures: on paper, whatever the screen looks like. */
    static Supplier<Theme> picture(Surroundings surroundings) {
        return () -> ThemeFiles.in(assets(surroundings)).named("light");
    }

    static Path assets(Surroundings surroundings) {
        return surroundings.shippedFiles().resolve("assets");
    }
}
