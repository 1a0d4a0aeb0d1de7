package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * Lanterna's terminal without a terminal, for tests. Its own {@code readInput} keeps everybody
 * else out while it waits; this one does not.
 */
public final class TestTerminal extends DefaultVirtualTerminal {
    private final BlockingQueue<KeyStroke> strokes = new LinkedBlockingQueue<>();
    private volatile String shown = "";

    /** @param size how large */
    public TestTerminal(Size size) {
        super(new TerminalSize(size.columns(), size.rows()));
    }

    /** Lets something come in. */
    public void send(Input input) {
        strokes.add(new InputStroke(input));
    }

    /** Makes it another size. */
    public void resize(Size size) {
        setTerminalSize(new TerminalSize(size.columns(), size.rows()));
    }

    /** @return what it shows, line by line, without spaces at the ends of lines: the last frame, and never one that is half written */
    public String text() {
        return shown;
    }

    @Override
    public synchronized void flush() {
        super.flush();
        shown = lines();
    }

    private String lines() {
        StringBuilder text = new StringBuilder();
        TerminalSize size = getTerminalSize();
        for (int row = 0; row < size.getRows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < size.getColumns(); column++) {
                TextCharacter character = getCharacter(column, row);
                line.append(character.getCharacterString());
                column += character.isDoubleWidth() ? 1 : 0;
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** @return the cells that were written since this was last asked */
    public Set<Point> written() {
        Set<Point> written = getAndResetDirtyCells().stream()
                .map(at -> new Point(at.getColumn(), at.getRow()))
                .collect(Collectors.toSet());
        // Lanterna counts no further once it is most of them.
        if (isWholeBufferDirtyThenReset()) {
            TerminalSize size = getTerminalSize();
            for (int cell = 0; cell < size.getColumns() * size.getRows(); cell++) {
                written.add(new Point(cell % size.getColumns(), cell / size.getColumns()));
            }
        }
        return written;
    }

    @Override
    public void addInput(KeyStroke stroke) {
        strokes.add(stroke);
    }

    // Not synchronized, unlike what it overrides: that is the point.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public KeyStroke readInput() {
        try {
            return strokes.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new InputStroke(new Input.Ended());
        }
    }
}
