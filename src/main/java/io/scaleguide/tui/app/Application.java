package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.theme.Theme;
import io.scaleguide.tui.widget.Binding;
import io.scaleguide.tui.widget.Command;
import io.scaleguide.tui.widget.CommandPalette;
import io.scaleguide.tui.widget.KeyBar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every full screen has around its page: the keys at the bottom, help, the palette, copying, screen dumps, themes, and leaving. Used
 * by the screen's thread alone.
 */
public final class Application implements Screen {
    /** The smallest screen on which every page can be used. */
    public static final Size SMALLEST = new Size(80, 24);

    private static final String GROUP = "Everywhere";
    private static final Key LEAVE = Key.ctrl('c');

    private final Page page;
    private final Effects effects;
    private final Themes themes;
    private final Glyphs glyphs;
    private final Runnable changed;
    private volatile String message = "";
    private Optional<Overlay> overlay = Optional.empty();
    private Canvas last = new Canvas(SMALLEST);
    private boolean leaving;
    private boolean over;
    private boolean blind;

    /**
     * @param page what to show
     * @param effects the world around the screen
     * @param themes how it may look
     * @param glyphs the signs that can be drawn
     * @param changed is told, on any thread, that there is something new to draw
     */
    public Application(Page page, Effects effects, Themes themes, Glyphs glyphs, Runnable changed) {
        this.page = page;
        this.effects = effects;
        this.themes = themes;
        this.glyphs = glyphs;
        this.changed = changed;
    }

    /** @return whether keys do not reach the page now: a question or a list lies over it, or the screen is too small */
    public boolean covered() {
        return overlay.isPresent() || blind;
    }

    /** @return whether it says something above the keys now */
    public boolean speaks() {
        return !message.isEmpty();
    }

    @Override
    public boolean over() {
        return over || page.over();
    }

    @Override
    public Theme theme() {
        return themes.current();
    }

    @Override
    public Optional<Duration> nextChange() {
        return page.nextChange();
    }

    @Override
    public void handle(Input input) {
        page.refresh();
        if (blind && isForPage(input)) {
            return;
        }
        if (input instanceof Input.Pressed pressed) {
            message = "";
            press(pressed.key());
        } else if (input instanceof Input.Pasted pasted) {
            if (overlay.isPresent()) {
                overlay.get().paste(pasted.text());
            } else {
                page.paste(pasted.text());
            }
        } else if (input instanceof Input.Clicked clicked) {
            overlay.ifPresentOrElse(
                    one -> one.click(middle(last.area()), clicked.at()), () -> page.click(clicked.at()));
        } else if (input instanceof Input.Scrolled scrolled) {
            overlay.ifPresentOrElse(
                    one -> one.scroll(scrolled.lines()), () -> page.scroll(scrolled.at(), scrolled.lines()));
        } else if (input instanceof Input.Resized resized) {
            blind = isTooSmall(resized.size());
        } else if (input instanceof Input.Background background) {
            themes.background(background.light());
        } else if (input instanceof Input.Ended) {
            over = true;
        }
        settle();
    }

    private static boolean isTooSmall(Size size) {
        return size.columns() < SMALLEST.columns() || size.rows() < SMALLEST.rows();
    }

    /** On a screen that is too small nobody sees what a key would do. */
    private static boolean isForPage(Input input) {
        if (input instanceof Input.Pressed pressed) {
            return !List.of(LEAVE, Key.ctrl('z'), Key.ctrl('l')).contains(pressed.key());
        }
        return input instanceof Input.Pasted || input instanceof Input.Clicked || input instanceof Input.Scrolled;
    }

    /** What the keys have led to: an overlay that is done, a question of the page. */
    private void settle() {
        Optional<Runnable> then = overlay.flatMap(Overlay::then);
        overlay = overlay.filter(one -> !one.done());
        leaving &= overlay.isPresent();
        then.ifPresent(Runnable::run);
        page.refresh();
        hearQuestion();
    }

    private void hearQuestion() {
        page.asks().ifPresent(question -> overlay = Optional.of(Overlay.of(question)));
    }

    private void press(Key key) {
        if (key.equals(Key.ctrl('z'))) {
            effects.suspend();
        } else if (key.equals(Key.ctrl('l'))) {
            effects.redraw();
        } else if (key.equals(LEAVE)) {
            leave();
        } else if (key.code() == Key.Code.F12) {
            dump();
        } else if (overlay.isPresent()) {
            overlay.get().handle(key);
        } else {
            pressOnPage(key);
        }
    }

    private void pressOnPage(Key key) {
        boolean character = key.code() == Key.Code.CHARACTER && !key.ctrl() && !key.alt();
        Optional<KeyedCommand> global = everywhere().stream()
                .filter(command -> command.key().filter(key::equals).isPresent())
                .filter(command -> !character || !page.typing())
                .findFirst();
        if (global.isPresent()) {
            global.get().run().run();
        } else if (!page.handle(key)) {
            page.commands().stream()
                    .filter(command -> command.key().filter(key::equals).isPresent())
                    .findFirst()
                    .ifPresent(command -> command.run().run());
        }
    }

    private List<KeyedCommand> everywhere() {
        return List.of(
                KeyedCommand.shown(Key.typed("?"), "help", GROUP, this::help),
                KeyedCommand.shown(Key.typed(":"), "all commands", GROUP, this::palette),
                KeyedCommand.listed(Key.of(Key.Code.F1), "help, also while you type", GROUP, this::help),
                KeyedCommand.listed(Key.ctrl('p'), "all commands, also while you type", GROUP, this::palette),
                KeyedCommand.shown(Key.ctrl('y'), "copy", GROUP, this::copy),
                KeyedCommand.listed(Key.ctrl('t'), "next theme", GROUP, this::nextTheme),
                KeyedCommand.listed(
                        Key.of(Key.Code.F12), "keep this screen as files (text, ANSI, SVG)", GROUP, this::dump),
                KeyedCommand.listed(Key.ctrl('l'), "draw the screen again", GROUP, effects::redraw),
                KeyedCommand.listed(Key.ctrl('z'), "to the shell; fg comes back", GROUP, effects::suspend),
                KeyedCommand.shown(LEAVE, "leave", GROUP, this::leave));
    }

    private List<KeyedCommand> all() {
        List<KeyedCommand> all = new ArrayList<>(page.commands());
        all.addAll(everywhere());
        return all;
    }

    private void help() {
        overlay = Optional.of(Overlay.help(all()));
    }

    private void palette() {
        List<KeyedCommand> all = all();
        List<Command> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            named.add(new Command(
                    Integer.toString(i), all.get(i).what(), all.get(i).key()));
        }
        overlay = Optional.of(Overlay.of(
                new CommandPalette(named),
                chosen -> all.get(Integer.parseInt(chosen.id())).run().run()));
    }

    private void copy() {
        List<Copyable> all = page.copyables();
        if (all.isEmpty()) {
            message = "There is nothing to copy here.";
            return;
        }
        List<Command> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Copyable one = all.get(i);
            named.add(new Command(
                    Integer.toString(i),
                    one.what() + ": " + one.text().lines().findFirst().orElse(""),
                    Optional.empty()));
        }
        overlay = Optional.of(Overlay.of(
                new CommandPalette("Copy", "copy it", named), chosen -> copy(all.get(Integer.parseInt(chosen.id())))));
    }

    private void copy(Copyable one) {
        effects.copy(one.text());
        message = "Copied: " + one.what() + ".";
    }

    private void nextTheme() {
        message = "Theme: " + themes.next().name() + ".";
    }

    private void dump() {
        effects.dump(last, theme(), words -> {
            message = words;
            changed.run();
        });
    }

    /** Asks first where something would be cut off; to want it once more is a yes. */
    private void leave() {
        Optional<String> question = leaving ? Optional.empty() : page.beforeLeaving();
        over = question.isEmpty();
        leaving = question.isPresent();
        question.ifPresent(text -> overlay =
                Optional.of(Overlay.of(new Asking("Leave Scaleguide", text, "Leave", false, () -> over = true))));
    }

    @Override
    public Canvas draw(Size size) {
        page.refresh();
        if (overlay.isEmpty()) {
            // A page may ask when something has come that was waited for, too.
            hearQuestion();
        }
        Canvas canvas = new Canvas(size);
        blind = isTooSmall(size);
        if (blind) {
            tooSmall(canvas);
            return canvas;
        }
        Area all = canvas.area();
        page.draw(canvas, middle(all), glyphs);
        canvas.put(all.bottom(2), 0, StyledLine.of(message, Role.TITLE), glyphs);
        overlay.ifPresent(one -> one.draw(canvas, middle(all), glyphs));
        KeyBar.draw(canvas, all.bottom(1).withoutLeft(1), bar(), overlay.isPresent() ? List.of() : alwaysInBar());
        last = canvas;
        return canvas;
    }

    private static Area middle(Area all) {
        return all.withoutBottom(2);
    }

    /** The way to everything that the bar has no room for. */
    private static List<Binding> alwaysInBar() {
        return List.of(Binding.typed("?", "help"), new Binding(LEAVE, "leave"));
    }

    private List<Binding> bar() {
        List<Key> kept = alwaysInBar().stream().map(Binding::key).toList();
        return overlay.map(Overlay::bindings).orElseGet(() -> all().stream()
                .filter(command -> command.key().filter(kept::contains).isEmpty())
                .filter(KeyedCommand::prominent)
                .flatMap(command -> command.key().stream().map(key -> new Binding(key, command.what())))
                .toList());
    }

    private static void tooSmall(Canvas canvas) {
        Size size = canvas.size();
        String[] words = {
            "Too small: " + size.columns() + "x" + size.rows(),
            "Scaleguide needs " + SMALLEST.columns() + "x" + SMALLEST.rows() + ".",
            "Make the window larger, or leave with Ctrl-C and use --line."
        };
        int row = 0;
        for (StyledLine line : StyledLine.wrapped(String.join("\n", words), Role.TEXT, Math.max(1, size.columns()))) {
            canvas.put(0, row++, line);
        }
    }
}
