package io.scaleguide.line.wizard;

import io.scaleguide.line.LineTerminal;
import io.scaleguide.text.Cells;
import java.io.PrintStream;

/** Says things in lines: whatever comes from outside is made safe, and no word is broken at the edge of the terminal. */
final class Voice {
    /** A line that is easily read; a wide terminal is not filled. */
    private static final int WIDEST = 96;

    /** Where the terminal does not say how wide it is. */
    private static final int USUAL = 80;

    private final LineTerminal terminal;
    private final PrintStream out;

    Voice(LineTerminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    /** Says a text; its own line ends stay. */
    void say(String text) {
        Cells.wrap(text, width()).forEach(out::println);
        out.flush();
    }

    /** Says a line that is to be copied or that has a layout of its own: it is not broken. */
    void quote(String line) {
        out.println(Cells.clean(line));
        out.flush();
    }

    /** Leaves a line empty, between one thing and the next. */
    void pause() {
        out.println();
        out.flush();
    }

    private int width() {
        int columns = terminal.jline().getWidth();
        return Math.min(WIDEST, (columns > 0 ? columns : USUAL) - 1);
    }
}
