package io.scaleguide.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal with a line discipline but without a screen: tests type on it and read what was printed. */
public final class TypedTerminal {
    /** What Ctrl-C and Ctrl-D send. */
    public static final String CTRL_C = "\u0003";

    public static final String CTRL_D = "\u0004";

    private static final Pattern ESCAPES = Pattern.compile("\u001b(\\[[0-9;?]*[A-Za-z]|[=>])|\u0007|\r");
    private static final Duration PATIENCE = Patience.LONGEST;
    private static final Duration BETWEEN_TABS = Duration.ofSeconds(2);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final LineDisciplineTerminal terminal;
    private int read;

    /** A terminal of 100 columns and 40 rows that can edit lines. */
    public TypedTerminal() throws IOException {
        terminal = new LineDisciplineTerminal("typed", "xterm", printed, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 40));
    }

    /** @return the terminal for the line face */
    public LineTerminal open(LineTerminal.Kind kind) {
        return LineTerminal.on(terminal, kind);
    }

    /** @param keys what is typed; a newline is Enter */
    public void type(String keys) throws IOException {
        terminal.processInputBytes(keys.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
    }

    /** @return all that was printed, without control sequences */
    public String text() {
        return ESCAPES.matcher(printed.toString(StandardCharsets.UTF_8)).replaceAll("");
    }

    /** Waits until the words are printed after those waited for before, and returns what lies between and the words. */
    public String await(String words) throws InterruptedException {
        comes(words, PATIENCE);
        String text = text();
        assertThat(text.substring(read)).contains(words);
        int until = text.indexOf(words, read) + words.length();
        String between = text.substring(read, until);
        read = until;
        return between;
    }

    /**
     * Types Tab until the words are printed after those waited for before: names of a cluster come within a moment or not at all, and on a busy machine
     * with a later Tab.
     */
    public String complete(String words) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            type("\t");
        } while (!comes(words, BETWEEN_TABS) && System.nanoTime() < end);
        return await(words);
    }

    private boolean comes(String words, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (text().indexOf(words, read) < 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return text().indexOf(words, read) >= 0;
    }
}
