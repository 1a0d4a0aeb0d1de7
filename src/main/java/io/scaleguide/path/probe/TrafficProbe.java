package io.scaleguide.path.probe;

import io.scaleguide.kong.GatewayAddress;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Hop 1: three requests through the Gateway, as a client sends them. */
public final class TrafficProbe implements Probe {
    private static final int REQUESTS = 3;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** In bytes: Kong says within them that it has no route. What else a gateway sends is not ours to keep. */
    private static final int ENOUGH = 64 * 1024;

    private static final String NO_ROUTE = "no Route matched";

    private record Answer(int status, String body, double millis) {}

    @Override
    public Hop hop() {
        return Hop.TRAFFIC;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        // First of all, so that who may not read routes is told of that right.
        Optional<String> host = RoutePaths.host(context);
        Optional<ObjectNode> gateway = context.reads().get(context.scope().gateway());
        Optional<URI> address = gateway.flatMap(GatewayAddress::of);
        if (!context.requests()) {
            return draft.as(Verdict.UNKNOWN, "No request was sent to find out.");
        }
        if (address.isEmpty()) {
            return draft.as(Verdict.UNKNOWN, "There is no address of a Gateway to send a request to.");
        }
        URI url = address.get().resolve(RoutePaths.first(context));
        return ask(draft, url, host);
    }

    private static Reading ask(ReadingDraft draft, URI url, Optional<String> host) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        Answer[] answers = new Answer[REQUESTS];
        try {
            for (int index = 0; index < REQUESTS; index++) {
                answers[index] = ask(client, url, host);
            }
        } catch (IOException e) {
            String problem =
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            draft.saw("GET " + url + ": " + problem, url.toString());
            return draft.breaks(new Finding(
                            "gateway-unreachable", Map.of("address", url.getAuthority(), "problem", problem)))
                    .judged("Nothing answers at " + url.getAuthority() + ": " + problem + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return draft.as(Verdict.UNKNOWN, "The Gateway did not answer in time.");
        }
        return judge(draft, url, answers);
    }

    private static Answer ask(HttpClient client, URI url, Optional<String> host)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(TIMEOUT).GET();
        // Main allows this header: jdk.httpclient.allowRestrictedHeaders.
        host.ifPresent(name -> request.header("Host", name));
        long start = System.nanoTime();
        var response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String begins = new String(body.readNBytes(ENOUGH), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), begins, (System.nanoTime() - start) / 1e6);
        }
    }

    private static Reading judge(ReadingDraft draft, URI url, Answer[] answers) {
        double[] sorted =
                Arrays.stream(answers).mapToDouble(Answer::millis).sorted().toArray();
        double median = sorted[sorted.length / 2];
        Answer worst =
                Arrays.stream(answers).max(Comparator.comparing(Answer::status)).orElseThrow();
        draft.saw(REQUESTS + " requests, worst answer " + worst.status(), "curl -i " + url);
        draft.value(median, "ms");
        if (worst.status() == 404 && worst.body().contains(NO_ROUTE)) {
            return draft.breaks(Finding.of("gateway-answers-404", "url", url.toString()))
                    .judged("Kong answers 404: it has no route for " + url + ".");
        }
        if (worst.status() >= 500) {
            return draft.breaks(new Finding(
                            "upstream-answers-5xx",
                            Map.of("url", url.toString(), "status", Integer.toString(worst.status()))))
                    .judged("The gateway answers " + worst.status() + ".");
        }
        return draft.judged(String.format(
                Locale.ROOT, "%d requests answered %d, round trip %.0f ms.", REQUESTS, worst.status(), median));
    }
}
