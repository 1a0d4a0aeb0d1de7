package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests to one API server and waits for the answers, no longer than it was told. */
final class ApiServer {

    private final HttpClient http;
    private final String address;
    private final BearerToken token;
    private final Duration timeout;
    private final Failures failures;

    /**
     * A server and how to speak to it.
     *
     * @param http the client, which adds the credentials
     * @param address the server's address as in the kubeconfig
     * @param token where to ask for a newer token
     * @param timeout how long an answer may take, body and all
     */
    ApiServer(HttpClient http, String address, BearerToken token, Duration timeout) {
        this.http = http;
        this.address = address.replaceAll("/+$", "");
        this.token = token;
        this.timeout = timeout;
        this.failures = new Failures(address, timeout);
    }

    Failures failures() {
        return failures;
    }

    /** Sends and waits. Any answer is returned, also a refusal; throws KubeException where there is no answer. */
    Reply ask(Call call) {
        Reply reply = askOnce(call);
        return reply.status() == 401 && token.renew() ? askOnce(call) : reply;
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
            if (e.status() == 401 && token.renew()) {
                return openOnce(call);
            }
            throw e;
        }
    }

    private LineStream openOnce(Call call) {
        LineSplitter lines = new LineSplitter();
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

    private Reply askOnce(Call call) {
        HttpRequest.Builder request = http.newHttpRequestBuilder()
                .uri(URI.create(address + call.path()))
                .header("Accept", "application/json")
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!call.method().equals("GET")) {
            request.method(call.method(), call.contentType(), call.body());
        }
        HttpResponse<String> response = await(http.sendAsync(request.build(), String.class), call);
        return new Reply(response.code(), response.body() == null ? "" : response.body());
    }

    private <T> T await(Future<T> answer, Call call) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
