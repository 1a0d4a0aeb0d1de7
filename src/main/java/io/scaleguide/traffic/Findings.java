package io.scaleguide.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says in words what is wrong with traffic. */
final class Findings {
    private static final Pattern SLEEP =
            Pattern.compile("(?:^|&)(?:cmd|shellCommand)=\\s*sleep\\s+(\\d*\\.?\\d+)s?\\s*(?:&|$)");
    /** A round trip below this part of the sleep it asked for shows that nothing slept; jitter alone never makes it so. */
    private static final double TOO_QUICK = 0.5;

    private final URI url;
    private final double sleepMillis;

    Findings(URI url) {
        this.url = url;
        this.sleepMillis = sleepMillis(url);
    }

    /** @return the weightiest finding; empty when the traffic is fine or has met nothing yet */
    Optional<String> of(Tally.Counts counts, Tally tally, double p50Millis) {
        long answered = counts.ok() + counts.redirects() + counts.clientErrors() + counts.serverErrors();
        if (counts.notFound() * 2 > answered) {
            return Optional.of(notFound(tally.notFoundBody()));
        }
        if (counts.failed() > 0 && answered == 0) {
            return Optional.of("No request got an answer from " + place() + ": " + tally.failure());
        }
        if (counts.serverErrors() * 2 > answered) {
            return Optional.of("Most answers are server errors (" + counts.serverErrors() + " of " + answered
                    + " are 5xx). Check that the Service behind the route has ready pods.");
        }
        if (sleepMillis > 0 && counts.ok() > 0 && p50Millis < sleepMillis * TOO_QUICK) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "The answers come after %.1f ms, though each request asks for a sleep of %.0f ms. The service behind the"
                            + " route ignores the command, as the image kong/go-echo does, so its latency will never make it"
                            + " scale. Use an image that runs it, such as registry.k8s.io/e2e-test-images/agnhost with"
                            + " netexec.",
                    p50Millis,
                    sleepMillis));
        }
        return Optional.empty();
    }

    private String notFound(String body) {
        if (body.contains("no Route matched")) {
            return "The gateway has no route for " + path()
                    + ". Check that the HTTPRoute is accepted, that its Gateway is"
                    + " programmed, and that its path matches.";
        }
        return "The service behind the gateway answers 404 for " + path()
                + ". Check the path, and that the route strips its prefix (konghq.com/strip-path: 'true').";
    }

    private String path() {
        return url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
    }

    private String place() {
        return url.getHost() + (url.getPort() > 0 ? ":" + url.getPort() : "");
    }

    /** @return why there was no answer, with the next thing to do */
    static String cause(IOException problem) {
        if (problem instanceof UnknownHostException) {
            return "the host name is not known. Check the Gateway's address.";
        }
        if (problem instanceof SSLException) {
            return "the TLS handshake failed. Check the certificate, or use http.";
        }
        if (problem instanceof SocketTimeoutException) {
            return "it did not answer in time. Check that the address can be reached from here, or use a port-forward.";
        }
        if (problem instanceof NoRouteToHostException) {
            return "there is no way to it from here. Use a port-forward to the data plane's Service.";
        }
        if (problem instanceof ConnectException) {
            return "the connection was refused. Check the address and port, and that the data plane is ready.";
        }
        if (problem instanceof ProtocolException) {
            return problem.getMessage() + ". Check that the port is the Gateway's HTTP listener.";
        }
        if (problem instanceof EOFException) {
            return "the connection ended without an answer. Check the data plane's pods.";
        }
        return "the connection broke. Check the data plane's pods, and the port-forward if you use one.";
    }

    private static double sleepMillis(URI url) {
        if (url.getRawQuery() == null) {
            return 0;
        }
        try {
            Matcher sleep = SLEEP.matcher(URLDecoder.decode(url.getRawQuery(), StandardCharsets.UTF_8));
            return sleep.find() ? Double.parseDouble(sleep.group(1)) * 1000 : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
