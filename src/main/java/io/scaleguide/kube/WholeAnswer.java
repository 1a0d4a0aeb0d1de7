package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An answer that is wanted as a whole: it comes in pieces, and is given up when there is more than {@link Bound#ANSWER} of it. */
final class WholeAnswer implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private WholeAnswer() {}

    /** Sends a request; the future fails with what was in the way of the answer. Cancelling it ends the transfer. */
    static CompletableFuture<Reply> of(HttpClient http, HttpRequest request) {
        WholeAnswer answer = new WholeAnswer();
        CompletableFuture<HttpResponse<AsyncBody>> head = http.consumeBytes(request, answer);
        var unused = head.whenComplete((response, failure) -> answer.begin(response, failure));
        return answer.reply;
    }

    private void begin(HttpResponse<AsyncBody> response, Throwable failure) {
        if (failure != null) {
            reply.completeExceptionally(failure);
            return;
        }
        AsyncBody incoming = response.body();
        var end = incoming.done().whenComplete((nothing, broken) -> end(response, broken));
        var given = reply.whenComplete((all, gone) -> incoming.cancel());
        incoming.consume();
    }

    private void end(HttpResponse<AsyncBody> response, Throwable broken) {
        if (broken != null) {
            reply.completeExceptionally(broken);
        } else {
            reply.complete(new Reply(
                    response.code(),
                    body.toString(StandardCharsets.UTF_8),
                    Optional.ofNullable(response.header("Retry-After"))));
        }
    }

    @Override
    public void consume(List<ByteBuffer> pieces, AsyncBody incoming) {
        for (ByteBuffer piece : pieces) {
            if (body.size() + piece.remaining() > Bound.ANSWER.bytes()) {
                reply.completeExceptionally(new TooLargeException(Bound.ANSWER));
                return;
            }
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            body.writeBytes(bytes);
        }
        incoming.consume();
    }
}
