package io.scaleguide.tui.app;

import io.scaleguide.document.DocumentException;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.terminal.Control;
import io.scaleguide.tui.terminal.LanternaDisplay;
import io.scaleguide.tui.terminal.Nowhere;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Draws a page's first frame for nobody, on a thread of its own, while the command line is still read and the terminal opened. What it makes
 * is thrown away: Java has loaded and linked by then what the real frame takes.
 */
public final class DryRun {
    private static final Size SIZE = new Size(120, 40);

    private DryRun() {}

    /**
     * Begins, and returns at once. The thread is a daemon that nobody waits for.
     *
     * @param assets the folder of the shipped assets
     * @param page makes a page like the one that will be shown, which asks for nothing
     */
    public static void begin(Path assets, Supplier<Page> page) {
        Thread drawing = new Thread(() -> draw(assets, page), "head-start-screen");
        drawing.setDaemon(true);
        drawing.start();
    }

    private static void draw(Path assets, Supplier<Page> page) {
        try (LanternaDisplay display = new LanternaDisplay(new Nowhere(SIZE), Control.NONE, ColourDepth.INDEXED)) {
            Themes themes = new Themes(List.of("dark"), ThemeFiles.in(assets)::named, "dark", false);
            Application application = new Application(page.get(), Effects.NONE, themes, Glyphs.UNICODE, () -> {});
            display.show(application.draw(SIZE), application.theme());
        } catch (IOException | DocumentException e) {
            // Whoever draws the real frame meets the same, and has somebody to tell.
            return;
        }
    }
}
