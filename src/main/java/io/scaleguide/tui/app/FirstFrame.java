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
        Themes any = new Themes(List.of(new Theme("any", Map.of())), "any", true);
        Canvas canvas = new Application(
                        page.get(), Effects.NONE, any, FullScreen.glyphs(settings, screen.capabilities()), () -> {})
                .draw(screen.size());
        try {
            screen.show(canvas, theme.get());
        } catch (ExecutionException unreadable) {
            if (!(unreadable.getCause() instanceof DocumentException)) {
                throw new IllegalStateException("the theme cannot be read", unreadable);
            }
        }
    }
}
