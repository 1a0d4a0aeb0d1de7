package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests to one API server and waits for the answers, no longer than it was told. */
final class ApiServer {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Connection connection;
    private final String address;
    private final Duration timeout;
    private final Failures failures;
    private volatile boolean answered;

    /**
     * A server and how to speak to it.
     *
     * @param connection what carries requests, and adds the credentials
     * @param address the server's address as in the kubeconfig
     * @param timeout how long an answer may take, body and all
     */
    ApiServer(Connection connection, String address, Duration timeout) {
        this.connection = connection;
        this.address = address.replaceAll("/+$", "");
        this.timeout = timeout;
        this.failures = new Failures(address, timeout);
    }

    Failures failures() {
        return failures;
    }

    /** Whether there was ever an answer, a refusal too. */
    boolean answered() {
        return answered;
    }

    /** Sends and waits. Any answer is returned, also a refusal; throws KubeException where there is no answer. */
    Reply ask(Call call) {
        Reply reply = askOnce(call);
        return reply.status() == 401 && connection.token().renew() ? askOnce(call) : reply;
    }

    /** Sends and waits; a refusal is thrown as KubeException. */
    Reply demand(Call call) {
        Reply reply = ask(call);
        if (!reply.ok()) {
            throw failures.refused(call, reply);
        }
        return reply;
    }

    /** Opens a response that goes on and on; returns when its head is there. A refusal is thrown as KubeException. */
    LineStream open(Call call) {
        try {
            return openOnce(call);
        } catch (KubeException e) {
            if (e.status() == 401 && connection.token().renew()) {
                return openOnce(call);
            }
            throw e;
        }
    }

    private LineStream openOnce(Call call) {
        LineSplitter lines = new LineSplitter();
        HttpClient http = connection.client().getHttpClient();
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(URI.create(address + call.path()))
                .header("Accept", "application/json")
                .timeout(0, TimeUnit.MILLISECONDS)
                .forStreaming()
                .build();
        HttpResponse<AsyncBody> response = await(http.consumeBytes(request, lines), call);
        LineStream stream = new LineStream(response.body(), lines);
        if (response.code() != 200) {
            throw failures.refused(call, new Reply(response.code(), stream.rest(timeout)));
        }
        return stream;
    }

    /** Asks, and again each time that the server says when to come back, as client-go does; not beyond the time for an answer. */
    private Reply askOnce(Call call) {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            Reply reply = send(call);
            Optional<Duration> pause = pause(reply);
            if (pause.isEmpty() || System.nanoTime() + pause.get().toNanos() > end) {
                return reply;
            }
            rest(pause.get(), call);
        }
    }

    /** How long a server that is not ready yet, or has too much to do, asks to wait: at least a second, in whole ones. */
    private static Optional<Duration> pause(Reply reply) {
        return reply.retryAfter()
                .filter(text -> reply.status() == TOO_MANY_REQUESTS && text.matches("[1-9]\\d{0,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private void rest(Duration pause, Call call) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.cancelled(call, e);
        }
    }

    private Reply send(Call call) {
        URI uri = URI.create(address + call.path());
        Optional<DirectReads> direct = call.method().equals("GET") ? connection.reads() : Optional.empty();
        return direct.isPresent() ? await(direct.get().get(uri), call) : await(sent(uri, call), call);
    }

    private Future<Reply> sent(URI uri, Call call) {
        HttpClient http = connection.client().getHttpClient();
        HttpRequest.Builder request = http.newHttpRequestBuilder()
                .uri(uri)
                .header("Accept", "application/json")
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!call.method().equals("GET")) {
            request.method(call.method(), call.contentType(), call.body());
        }
        return WholeAnswer.of(http, request.build());
    }

    private <T> T await(Future<T> answer, Call call) {
        try {
            T reply = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return reply;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.cancelled(call, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failures.tooSlow(call, e);
        } catch (CancellationException e) {
            throw failures.cancelled(call, e);
        } catch (ExecutionException e) {
            throw failures.unanswered(call, e);
        }
    }
}
