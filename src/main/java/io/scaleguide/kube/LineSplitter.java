package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.scaleguide.bounds.Bound;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a response that arrives in pieces into lines, and keeps them until they are asked for. No more is taken from the connection while {@link Bound#LINE} of it
 * waits to be asked for; a line that is longer than that breaks it off.
 */
final class LineSplitter implements AsyncBody.Consumer<List<ByteBuffer>> {

    /** What may be next: a line, or the end. */
    sealed interface Next {
        /** A line without its end. */
        record Line(String text) implements Next {}

        /**
         * Nothing more will come.
         *
         * @param broken whether the connection broke, rather than that the server came to an end
         */
        record End(boolean broken) implements Next {}
    }

    private final BlockingQueue<Next> ready = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private long waiting;
    private boolean over;
    private Optional<AsyncBody> held = Optional.empty();

    @Override
    public void consume(List<ByteBuffer> pieces, AsyncBody body) {
        synchronized (partial) {
            pieces.forEach(this::cut);
            if (partial.size() > Bound.LINE.bytes()) {
                over = true;
                partial.reset();
                ready.add(new Next.End(true));
            } else if (waiting > Bound.LINE.bytes()) {
                held = Optional.of(body);
                return;
            }
        }
        if (over()) {
            body.cancel();
        } else {
            body.consume();
        }
    }

    private boolean over() {
        synchronized (partial) {
            return over;
        }
    }

    private void cut(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                finishLine();
            } else {
                partial.write(next);
            }
        }
    }

    /** Says that nothing more will come; a last line without its end still counts, unless the connection broke in it. */
    void end(boolean broken) {
        synchronized (partial) {
            if (!broken && !over) {
                finishLine();
            }
        }
        ready.add(new Next.End(broken));
    }

    /** The next line or the end; empty where neither came in time. */
    Optional<Next> next(Duration patience) throws InterruptedException {
        Optional<Next> next = Optional.ofNullable(ready.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (next.isPresent() && next.get() instanceof Next.Line line) {
            taken(line).ifPresent(AsyncBody::consume);
        }
        return next;
    }

    /** There is room again; the connection that waits for it, where one does. */
    private Optional<AsyncBody> taken(Next.Line line) {
        synchronized (partial) {
            waiting -= line.text().length();
            boolean room = waiting < Bound.LINE.bytes() / 2;
            Optional<AsyncBody> goesOn = room ? held : Optional.empty();
            held = room ? Optional.empty() : held;
            return goesOn;
        }
    }

    private void finishLine() {
        if (partial.size() > 0) {
            String line = partial.toString(StandardCharsets.UTF_8);
            waiting += line.length();
            ready.add(new Next.Line(line));
            partial.reset();
        }
    }
}
