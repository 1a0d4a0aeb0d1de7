package io.scaleguide.kube;

import io.scaleguide.bounds.TooLargeException;
import io.scaleguide.kube.KubeException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Puts what went wrong between here and the API server into sentences. */
final class Failures {

    private final String server;
    private final Duration timeout;

    /**
     * Sentences about one server.
     *
     * @param address the server's address; only host and port of it are ever shown, since a path or a user in it may be secret
     * @param timeout how long an answer may take
     */
    Failures(String address, Duration timeout) {
        this.server = origin(address);
        this.timeout = timeout;
    }

    /** The server said no. */
    KubeException refused(Call call, Reply reply) {
        Optional<ObjectNode> status =
                Json.object(reply.body()).filter(body -> Json.text(body, "kind").equals("Status"));
        String words = status.map(body -> Json.text(body, "message"))
                .filter(text -> !text.isEmpty())
                .orElse("HTTP status " + reply.status());
        int code = reply.status();
        String could = "Could not " + call.doing();
        return switch (code) {
            case 401 ->
                new KubeException(
                        Reason.UNAUTHORIZED,
                        code,
                        could + ": the API server at " + server
                                + " does not accept your credentials. They may have expired: "
                                + "sign in again, then try kubectl auth whoami.",
                        null);
            case 403 -> forbidden(call, code, words);
            case 404 -> new KubeException(Reason.NOT_FOUND, code, could + ": " + end(words), null);
            case 408, 504 ->
                new KubeException(
                        Reason.TIMEOUT,
                        code,
                        could + ": the API server at " + server + " ran out of time. Try again.",
                        null);
            case 409 -> conflict(could, code, words, status);
            case 400, 405, 415, 422 ->
                new KubeException(
                        Reason.INVALID, code, could + ": the API server refuses it as it stands: " + end(words), null);
            case 429 ->
                new KubeException(
                        Reason.SERVER,
                        code,
                        could + ": the API server asks to slow down. Try again in a moment.",
                        null);
            default ->
                new KubeException(
                        code >= 500 ? Reason.SERVER : Reason.INVALID,
                        code,
                        could + ": the API server at " + server + " answered " + code + ": " + end(words),
                        null);
        };
    }

    /** There was no whole answer. */
    KubeException unanswered(Call call, Throwable failure) {
        List<Throwable> chain = chain(failure);
        Optional<KubeException> own = first(chain, KubeException.class);
        if (own.isPresent()) {
            return own.get();
        }
        String could = "Could not " + call.doing() + ": ";
        Optional<TooLargeException> large = first(chain, TooLargeException.class);
        if (large.isPresent()) {
            return new KubeException(
                    Reason.FOREIGN,
                    0,
                    could + "what the API server at " + server + " answers "
                            + large.get().getMessage()
                            + ". Check that it is a Kubernetes API server, and that no proxy stands in between.",
                    failure);
        }
        if (first(chain, UnknownHostException.class).isPresent()
                || first(chain, UnresolvedAddressException.class).isPresent()) {
            return notListening(
                    could + "the name in the API server's address " + server
                            + " is not known to DNS. Check your network or VPN, and the address in your kubeconfig.",
                    failure);
        }
        if (first(chain, HttpConnectTimeoutException.class).isPresent()) {
            return unreachable(
                    could + "no connection to the API server at " + server
                            + " came about in time (time-out). Check your network, VPN or firewall.",
                    failure);
        }
        if (first(chain, HttpTimeoutException.class).isPresent()) {
            return tooSlow(call, failure);
        }
        Optional<SSLException> tls = first(chain, SSLException.class);
        if (tls.isPresent() && first(chain, CertificateException.class).isPresent()) {
            return new KubeException(Reason.FOREIGN, 0, could + certificate(root(tls.get())), failure);
        }
        if (isWrongName(root(failure))) {
            return new KubeException(Reason.FOREIGN, 0, could + certificate(root(failure)), failure);
        }
        if (tls.isPresent()) {
            return unreachable(
                    could + "the API server at " + server + " failed the TLS check ("
                            + root(tls.get()).getMessage() + "). Check certificate-authority-data in your kubeconfig, "
                            + "and that no proxy stands in between.",
                    failure);
        }
        if (first(chain, ConnectException.class).isPresent()) {
            return notListening(
                    could + "the connection to the API server at " + server
                            + " was refused. Check that the cluster is running and that the address in your kubeconfig is right.",
                    failure);
        }
        if (first(chain, NoRouteToHostException.class).isPresent()) {
            return unreachable(
                    could + "there is no route to the API server at " + server + ". Check your network or VPN.",
                    failure);
        }
        return unreachable(
                could + "the connection to the API server at " + server + " broke ("
                        + root(failure).getClass().getSimpleName() + "). Check your network, then try again.",
                failure);
    }

    /** Java names a wrong name so: sun.security.util.HostnameChecker, and sun.net.www.protocol.https.HttpsClient where it is asked. */
    private static boolean isWrongName(Throwable wrong) {
        String words = String.valueOf(wrong.getMessage());
        return words.startsWith("No subject alternative")
                || words.startsWith("No name matching")
                || words.startsWith("HTTPS hostname wrong");
    }

    private String certificate(Throwable wrong) {
        String words = String.valueOf(wrong.getMessage()).replace("  ", " ");
        return isWrongName(wrong)
                ? "TLS: the certificate of the API server at " + server + " is for another name (" + words
                        + "). Check the server's address in your kubeconfig: put one there that the certificate is for, or say with tls-server-name which name it is for, or have a certificate made for this one."
                : "the API server at " + server + " failed the TLS check (" + words
                        + "). Check certificate-authority-data in your kubeconfig, and that no proxy stands in between.";
    }

    /** The answer did not come in time. */
    KubeException tooSlow(Call call, @Nullable Throwable cause) {
        return new KubeException(
                Reason.TIMEOUT,
                0,
                "Could not " + call.doing() + ": the API server at " + server + " did not answer within "
                        + seconds(timeout) + " (time-out). Try again, or give it longer.",
                cause);
    }

    /** The caller gave up waiting. */
    KubeException cancelled(Call call, @Nullable Throwable cause) {
        return new KubeException(Reason.TIMEOUT, 0, "Stopped before the end: " + call.doing() + ".", cause);
    }

    /** The last cause. */
    static Throwable root(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return chain.get(chain.size() - 1);
    }

    private KubeException forbidden(Call call, int code, String words) {
        String may = call.needs()
                .map(right -> "You may not " + right.verb() + " " + right.resource()
                        + (right.group().isEmpty() ? "" : "." + right.group())
                        + (right.namespace().isEmpty() ? "" : " in namespace " + right.namespace())
                        + ". Ask whoever runs the cluster for that right; check with: " + right.kubectl())
                .orElse(
                        "Ask whoever runs the cluster for the right; see what you have with: kubectl auth can-i --list");
        return new KubeException(
                Reason.FORBIDDEN, code, "Could not " + call.doing() + ": " + end(words) + " " + may, null);
    }

    private static KubeException conflict(String could, int code, String words, Optional<ObjectNode> status) {
        List<String> owners = status.map(body -> Json.objects(body, "details", "causes")).stream()
                .flatMap(List::stream)
                .filter(cause -> Json.text(cause, "reason").equals("FieldManagerConflict"))
                .map(cause -> Json.text(cause, "field") + " (" + Json.text(cause, "message") + ")")
                .toList();
        String message = owners.isEmpty()
                ? could + ": " + end(words) + " It has changed since it was read: read it again and retry."
                : could + ": someone else manages these fields: " + String.join("; ", owners)
                        + ". Take them over by forcing, or leave them as they are.";
        return new KubeException(Reason.CONFLICT, code, message, null);
    }

    private static KubeException notListening(String message, Throwable cause) {
        return new KubeException(Reason.NOT_LISTENING, 0, message, cause);
    }

    private static KubeException unreachable(String message, Throwable cause) {
        return new KubeException(Reason.UNREACHABLE, 0, message, cause);
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = failure; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static String origin(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return "the address in your kubeconfig";
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String end(String words) {
        String text = words.strip().lines().collect(Collectors.joining(" "));
        return text.endsWith(".") ? text : text + ".";
    }
}
