package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.LineSplitter.Next;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Lines out of pieces, and no more of them in memory than is agreed. */
class LineSplitterTest {
    private static final int MEBI = 1 << 20;

    private final LineSplitter lines = new LineSplitter();
    private final Connection connection = new Connection();

    /** What counts how often more was asked for. */
    private static final class Connection implements AsyncBody {
        private int asked;
        private boolean cancelled;

        @Override
        public void consume() {
            asked++;
        }

        @Override
        public CompletableFuture<Void> done() {
            return new CompletableFuture<>();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private void comes(String text) {
        lines.consume(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))), connection);
    }

    private Next next() throws InterruptedException {
        return lines.next(Duration.ZERO).orElseThrow();
    }

    @Test
    void aCharacterThatIsCutInTwoIsWhole() throws InterruptedException {
        byte[] bytes = "a\u20acb\nc".getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            lines.consume(List.of(ByteBuffer.wrap(new byte[] {each})), connection);
        }
        lines.end(false);
        assertThat(next()).isEqualTo(new Next.Line("a\u20acb"));
        assertThat(next()).isEqualTo(new Next.Line("c"));
        assertThat(next()).isEqualTo(new Next.End(false));
    }

    @Test
    void aLineWithoutAnEndBreaksTheConnectionOff() throws InterruptedException {
        String piece = "x".repeat(MEBI);
        for (int i = 0; i <= Bound.LINE.bytes() / MEBI; i++) {
            assertThat(connection.cancelled).isFalse();
            comes(piece);
        }
        assertThat(connection.cancelled).isTrue();
        assertThat(next()).isEqualTo(new Next.End(true));
    }

    @Test
    void noMoreIsTakenThanWaitsToBeAskedFor() throws InterruptedException {
        String line = "x".repeat(MEBI - 1) + "\n";
        int taken = 0;
        for (; taken == connection.asked && taken < 1000; taken++) {
            comes(line);
        }
        assertThat(taken).isEqualTo(Bound.LINE.bytes() / MEBI + 1);
        int before = connection.asked;
        for (int i = 0; i < taken; i++) {
            assertThat(next()).isInstanceOf(Next.Line.class);
        }
        assertThat(connection.asked).isEqualTo(before + 1);
    }
}
