package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.scaleguide.bounds.Bound;
import java.time.Duration;
import java.util.Optional;

/** A response that goes on, line by line. */
final class LineStream implements AutoCloseable {

    private final AsyncBody body;
    private final LineSplitter lines;

    LineStream(AsyncBody body, LineSplitter lines) {
        this.body = body;
        this.lines = lines;
        var unused = body.done().whenComplete((nothing, failure) -> lines.end(failure != null));
        body.consume();
    }

    /** The next line, or the end; empty where neither came in time. */
    Optional<LineSplitter.Next> next(Duration patience) throws InterruptedException {
        return lines.next(patience);
    }

    /** What is left, up to the end, the longest line's length, or until the patience runs out; ends the stream. */
    String rest(Duration patience) {
        StringBuilder text = new StringBuilder();
        try (this) {
            while (text.length() < Bound.LINE.bytes()
                    && lines.next(patience).orElse(new LineSplitter.Next.End(false))
                            instanceof LineSplitter.Next.Line line) {
                text.append(line.text()).append('\n');
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text.toString();
    }

    @Override
    public void close() {
        body.cancel();
    }
}
