package io.scaleguide.helm;

import io.scaleguide.bounds.Bound;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What a helm process printed so far: standard output whole up to {@link Bound#PRINTED}, and the last lines of both streams. */
final class Transcript {

    private static final int KEPT = 40;

    private final Consumer<HelmLine> lines;
    private boolean over;
    private final StringBuilder output = new StringBuilder();
    private final Deque<String> last = new ArrayDeque<>();
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private final LineStream stdout = new LineStream(text -> add(false, text));
    private final LineStream stderr = new LineStream(text -> add(true, text));

    Transcript(Consumer<HelmLine> lines) {
        this.lines = lines;
    }

    OutputStream stdout() {
        return stdout;
    }

    OutputStream stderr() {
        return stderr;
    }

    /** Takes last lines that have no end; zt-exec leaves the streams it is given open. */
    void finish() {
        stdout.close();
        stderr.close();
    }

    /** Takes a line; both of a process's streams may call at once. */
    private synchronized void add(boolean error, String raw) {
        String text = KeyMask.mask(raw);
        if (error) {
            keep(lastErrors, text);
        } else {
            over |= output.length() + text.length() >= Bound.PRINTED.bytes();
            if (!over) {
                output.append(text).append('\n');
            }
        }
        keep(last, text);
        lines.accept(new HelmLine(error, text));
    }

    /** Whether there was more on standard output than is kept. */
    synchronized boolean over() {
        return over;
    }

    synchronized String output() {
        return output.toString();
    }

    synchronized List<String> lastLines() {
        return List.copyOf(last);
    }

    synchronized List<String> lastErrors() {
        return List.copyOf(lastErrors);
    }

    private static void keep(Deque<String> kept, String text) {
        kept.addLast(text);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }
}
