package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.terminal.Capabilities;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import io.scaleguide.tui.theme.ThemeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A page on a terminal, from the first frame to the last. */
public final class FullScreen {
    private FullScreen() {}

    /**
     * What the user wants of the screen.
     *
     * @param theme a theme's name, or a file that holds one; empty to let the terminal decide
     * @param ascii whether only ASCII is drawn, whatever the terminal could
     * @param assets the folder of the shipped assets
     * @param dumps the folder that screens are kept in
     * @param clock the time
     */
    public record Settings(Optional<String> theme, boolean ascii, Path assets, Path dumps, Clock clock) {}

    /**
     * Shows a page until it is left.
     *
     * @param display what to draw on; the caller closes it
     * @param capabilities what the terminal can show
     * @param settings what the user wants
     * @param loop the loop, which whatever is shown tells of its changes
     * @param page the page
     * @throws InterruptedException when the program is told to end
     * @throws io.scaleguide.document.DocumentException when a theme's file will not do
     */
    public static void run(Display display, Capabilities capabilities, Settings settings, ScreenLoop loop, Page page)
            throws InterruptedException {
        run(display, capabilities, settings, loop, page, application -> application);
    }

    /**
     * Shows a page until it is left, with something around what it would be shown as.
     *
     * @param display what to draw on; the caller closes it
     * @param capabilities what the terminal can show
     * @param settings what the user wants
     * @param loop the loop, which whatever is shown tells of its changes
     * @param page the page
     * @param around makes what the loop shows
     * @throws InterruptedException when the program is told to end
     * @throws io.scaleguide.document.DocumentException when a theme's file will not do
     */
    public static void run(
            Display display,
            Capabilities capabilities,
            Settings settings,
            ScreenLoop loop,
            Page page,
            Function<Application, Screen> around)
            throws InterruptedException {
        try (DumpWriter dumps = new DumpWriter(settings.dumps(), settings.clock())) {
            Effects effects = effects(display, dumps);
            display.title("Scaleguide");
            Application application = new Application(
                    page, effects, themes(settings, capabilities), glyphs(settings, capabilities), loop::changed);
            loop.run(display, around.apply(application));
        }
    }

    static Glyphs glyphs(Settings settings, Capabilities capabilities) {
        return settings.ascii() || !capabilities.unicode() ? Glyphs.ASCII : Glyphs.UNICODE;
    }

    /**
     * The themes, with the one to begin with.
     *
     * @param settings what the user wants
     * @param capabilities what the terminal can show
     * @return the themes
     */
    static Themes themes(Settings settings, Capabilities capabilities) {
        ThemeFiles files = ThemeFiles.in(settings.assets());
        List<String> names = new ArrayList<>(files.names());
        if (capabilities.depth() == ColourDepth.NONE) {
            return new Themes(names, files::named, "plain", true);
        }
        Optional<String> wanted = settings.theme();
        if (wanted.isPresent() && !names.contains(wanted.get()) && Files.exists(Path.of(wanted.get()))) {
            Theme own = files.read(Path.of(wanted.get()));
            names.add(own.name());
            return new Themes(names, name -> name.equals(own.name()) ? own : files.named(name), own.name(), true);
        }
        wanted.ifPresent(files::named);
        return new Themes(names, files::named, wanted.orElse(usual(capabilities)), wanted.isPresent());
    }

    /**
     * The theme to begin with, where it is a shipped one and the terminal has colours.
     *
     * @param settings what the user wants
     * @param capabilities what the terminal can show
     * @return the theme
     * @throws io.scaleguide.document.DocumentException when there is none of that name among those that are shipped
     */
    static Theme first(Settings settings, Capabilities capabilities) {
        return ThemeFiles.in(settings.assets()).named(settings.theme().orElse(usual(capabilities)));
    }

    private static String usual(Capabilities capabilities) {
        return capabilities.light().orElse(false) ? "light" : "dark";
    }

    private static Effects effects(Display display, DumpWriter dumps) {
        return new Effects() {
            @Override
            public void copy(String text) {
                display.copy(text);
            }

            @Override
            public void dump(Canvas canvas, Theme theme, Consumer<String> done) {
                dumps.write(canvas, theme, done);
            }

            @Override
            public void suspend() {
                display.suspend();
            }

            @Override
            public void redraw() {
                display.redraw();
            }
        };
    }
}
