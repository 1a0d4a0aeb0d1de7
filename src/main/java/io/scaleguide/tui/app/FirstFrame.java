package io.scaleguide.tui.app;

import io.scaleguide.document.DocumentException;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.terminal.EarlyScreen;
import io.scaleguide.tui.theme.Theme;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The first frame of a page, before there is a display to show it on: the same that the page's application will draw there. */
public final class FirstFrame {
    private FirstFrame() {}

    public static final StringBuilder T = new StringBuilder();

    public static void t(String w) {
        T.append(w).append(' ').append((System.nanoTime() / 1000) % 10000000).append('\n');
    }

    /**
     * Draws the frame and shows it. The theme is read beside it, on a thread of its own that ends with that. A theme that cannot be read is not said
     * here, and nothing is shown: whoever shows the page reads the same one.
     *
     * @param screen where to
     * @param settings what the user wants of the screen
     * @param page makes a page like the one that will be shown
     * @throws InterruptedException when the program is told to end
     */
    public static void show(EarlyScreen screen, FullScreen.Settings settings, Supplier<Page> page)
            throws InterruptedException {
        FutureTask<Theme> theme = new FutureTask<>(() -> FullScreen.first(settings, screen.capabilities()));
        Thread reading = new Thread(theme, "first-frame-theme");
        reading.setDaemon(true);
        reading.start();
        t("threads");
        Themes any = new Themes(List.of(new Theme("any", Map.of())), "any", true);
        t("themes");
        Page pg = page.get();
        t("page");
        Canvas canvas = new Application(
                        pg, Effects.NONE, any, FullScreen.glyphs(settings, screen.capabilities()), () -> {})
                .draw(screen.size());
        t("drawn");
        try {
            Theme th = theme.get();
            t("theme");
            screen.show(canvas, th);
            t("shown");
            System.err.println(T);
        } catch (ExecutionException unreadable) {
            if (!(unreadable.getCause() instanceof DocumentException)) {
                throw new IllegalStateException("the theme cannot be read", unreadable);
            }
        }
    }
}
