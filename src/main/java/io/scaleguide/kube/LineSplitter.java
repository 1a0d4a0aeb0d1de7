package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Cuts a response that arrives in pieces into lines, and keeps them until they are asked for. */
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

    @Override
    public void consume(List<ByteBuffer> pieces, AsyncBody body) {
        synchronized (partial) {
            for (ByteBuffer piece : pieces) {
                while (piece.hasRemaining()) {
                    byte next = piece.get();
                    if (next == '\n') {
                        finishLine();
                    } else {
                        partial.write(next);
                    }
                }
            }
        }
        body.consume();
    }

    /** Says that nothing more will come; a last line without its end still counts, unless the connection broke in it. */
    void end(boolean broken) {
        synchronized (partial) {
            if (!broken) {
                finishLine();
            }
        }
        ready.add(new Next.End(broken));
    }

    /** The next line or the end; empty where neither came in time. */
    Optional<Next> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(ready.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void finishLine() {
        if (partial.size() > 0) {
            ready.add(new Next.Line(partial.toString(StandardCharsets.UTF_8)));
            partial.reset();
        }
    }
}
