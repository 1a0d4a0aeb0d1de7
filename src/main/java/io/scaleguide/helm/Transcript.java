package io.scaleguide.helm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** What a helm process printed so far: standard output whole, and the last lines of both streams. */
final class Transcript {

    private static final int KEPT = 40;

    private final Consumer<HelmLine> lines;
    private final StringBuilder output = new StringBuilder();
    private final Deque<String> last = new ArrayDeque<>();
    private final Deque<String> lastErrors = new ArrayDeque<>();

    Transcript(Consumer<HelmLine> lines) {
        this.lines = lines;
    }

    /** Takes a line; both of a process's streams may call at once. */
    synchronized void add(boolean stderr, String raw) {
        String text = KeyMask.mask(raw);
        if (stderr) {
            keep(lastErrors, text);
        } else {
            output.append(text).append('\n');
        }
        keep(last, text);
        lines.accept(new HelmLine(stderr, text));
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
