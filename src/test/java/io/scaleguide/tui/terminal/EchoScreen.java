package io.scaleguide.tui.terminal;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A program for tests on real terminals: it shows its size and every input it gets, with a number. {@code q} ends it, {@code x} lets
 * it fail, {@code e} prints on its standard error, Ctrl-Z suspends it, {@code y} copies, {@code t} names the window.
 */
final class EchoScreen {
    private static final Theme THEME = new Theme(
            "echo",
            Map.of(
                    Role.TITLE,
                    new Look(Optional.of(new Colour.Ansi(2)), Optional.empty(), true, false, false),
                    Role.BAD,
                    new Look(Optional.of(new Colour.Rgb(250, 100, 20)), Optional.empty(), false, false, false)));

    private final Display display;
    private final Capabilities capabilities;
    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private EchoScreen(Display display, Capabilities capabilities) {
        this.display = display;
        this.capabilities = capabilities;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Terminals.Opened opened = Terminals.open(System.getenv(), true, Optional.empty());
        if (opened instanceof Terminals.Opened.FullScreen full) {
            try (Display display = full.display()) {
                new EchoScreen(display, full.capabilities()).run();
            }
            System.out.println("left");
        } else if (opened instanceof Terminals.Opened.NoFullScreen none) {
            System.out.println("line: " + none.reason());
        }
    }

    private void run() throws InterruptedException {
        display.listen(inputs::add);
        draw();
        while (true) {
            Input input = inputs.take();
            seen.add(seen.size() + 1 + " " + words(input));
            if (input instanceof Input.Ended || input.equals(new Input.Pressed(Key.typed("q")))) {
                return;
            }
            if (input instanceof Input.Pressed pressed) {
                act(pressed.key());
            }
            draw();
        }
    }

    private void act(Key key) {
        switch (key.words()) {
            case "x" -> throw new IllegalStateException("failed on purpose");
            case "e" -> System.err.println("said on the standard error");
            case "Ctrl-Z" -> display.suspend();
            case "y" -> display.copy("copied text");
            case "t" -> display.title("a window's name");
            default -> {}
        }
    }

    private void draw() {
        Size size = display.size();
        Canvas canvas = new Canvas(size);
        canvas.put(0, 0, size.columns() + "x" + size.rows() + " " + capabilities.depth() + " Zürich 日本語 |", Role.TITLE);
        canvas.put(size.columns() - 3, size.rows() - 1, "end", Role.BAD);
        int room = size.rows() - 2;
        List<String> last = seen.subList(Math.max(0, seen.size() - room), seen.size());
        for (int row = 0; row < last.size(); row++) {
            canvas.put(0, row + 1, last.get(row), Role.TEXT);
        }
        canvas.showCursor(new Point(5, 0));
        display.show(canvas, THEME);
    }

    /** A character beyond the first plane by its number: not every terminal draws it. */
    private static String words(Key key) {
        boolean far = key.text().length() > 1;
        return far ? String.format("U+%X", key.text().codePointAt(0)) : key.words();
    }

    private static String words(Input input) {
        if (input instanceof Input.Pressed pressed) {
            return "key " + words(pressed.key());
        }
        if (input instanceof Input.Pasted pasted) {
            return "paste " + pasted.text().replace("\n", "/");
        }
        if (input instanceof Input.Clicked clicked) {
            return "click " + clicked.at().column() + "," + clicked.at().row();
        }
        if (input instanceof Input.Scrolled scrolled) {
            return "scroll " + scrolled.lines() + " at " + scrolled.at().column() + ","
                    + scrolled.at().row();
        }
        if (input instanceof Input.Resized resized) {
            return "size " + resized.size().columns() + "x" + resized.size().rows();
        }
        return input.getClass().getSimpleName();
    }
}
