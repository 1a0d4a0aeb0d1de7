package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import io.scaleguide.tui.draw.Size;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A terminal that is written to as the real one is, and shows nothing to anybody. Lanterna's own virtual one knows the rules of languages, which take long to read. */
public final class Nowhere extends ANSITerminal {
    private final TerminalSize size;

    /** @param size how large it says it is */
    public Nowhere(Size size) {
        super(InputStream.nullInputStream(), OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
        this.size = new TerminalSize(size.columns(), size.rows());
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return size;
    }
}
