package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.KubeException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential plugin: a command that a kubeconfig's user names under {@code exec}, run without a shell and without a terminal
 * (Kubernetes documentation, "client-go credential plugins"). What it prints is kept in memory until it expires.
 */
final class CredentialPlugin {

    /** How long a plugin may take: it may have to call a cloud, and to refresh a session there. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A credential this near its end is fetched anew, so that it does not end on the way to the server. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final ObjectNode exec;
    private final ObjectNode cluster;
    private final Clock clock;
    private final Map<String, String> environment;
    private Optional<Credential> kept = Optional.empty();

    /**
     * What a plugin gave.
     *
     * @param token a bearer token
     * @param certificate a client certificate, PEM
     * @param key the certificate's key, PEM
     * @param expires when it ends; empty for the life of this process
     */
    record Credential(
            Optional<String> token, Optional<String> certificate, Optional<String> key, Optional<Instant> expires) {
        @Override
        public String toString() {
            return "Credential[***, expires=" + expires + "]";
        }
    }

    CredentialPlugin(ObjectNode exec, ObjectNode cluster, Clock clock, Map<String, String> environment) {
        this.exec = exec;
        this.cluster = cluster;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /** The credential; runs the command where none is kept or it is at its end. Throws KubeException(UNAUTHORIZED or CONFIG). */
    synchronized Credential credential() {
        Instant soon = clock.instant().plus(MARGIN);
        Optional<Credential> valid = kept.filter(
                credential -> credential.expires().map(soon::isBefore).orElse(true));
        Credential credential = valid.orElseGet(() -> parse(run()));
        kept = Optional.of(credential);
        return credential;
    }

    /** Drops what is kept. */
    synchronized void forget() {
        kept = Optional.empty();
    }

    private String command() {
        return Json.text(exec, "command");
    }

    private String run() {
        if (Json.text(exec, "interactiveMode").equals("Always")) {
            throw refused("needs a terminal of its own. Sign in with it first, then run Scaleguide again.", null);
        }
        List<String> line = new ArrayList<>(List.of(command()));
        exec.path("args").forEach(argument -> line.add(argument.asString("")));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().putAll(environment);
        // Whoever signs in to a cluster needs no key of Datadog's.
        builder.environment().keySet().removeIf(name -> name.startsWith("DD_") || name.startsWith("DATADOG_"));
        Json.objects(exec, "env")
                .forEach(entry -> builder.environment().put(Json.text(entry, "name"), Json.text(entry, "value")));
        builder.environment().put("KUBERNETES_EXEC_INFO", info().toString());
        Process process = start(builder);
        Executor readers = task -> {
            Thread thread = new Thread(task, "credential-plugin-output");
            thread.setDaemon(true);
            thread.start();
        };
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()), readers);
        CompletableFuture<String> errors =
                CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()), readers);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw refused("did not answer within " + PATIENCE.toSeconds() + " s. Sign in with it first.", null);
            }
            if (process.exitValue() != 0) {
                throw refused(
                        "failed with exit code " + process.exitValue() + lastLine(errors.join())
                                + ". Run it by hand, or sign in again.",
                        null);
            }
            return output.join();
        } catch (CompletionException e) {
            throw refused(
                    "printed more than a credential: its output "
                            + Failures.root(e).getMessage() + ".",
                    null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubeException(Reason.TIMEOUT, 0, "Waiting for " + command() + " was cancelled.", e);
        } catch (IOException e) {
            throw refused("could not be talked to. Run it by hand.", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            String hint = Json.text(exec, "installHint").strip();
            throw new KubeException(
                    Reason.CONFIG,
                    0,
                    "Your kubeconfig gets its credentials from the command " + command() + ", which could not be run. "
                            + (hint.isEmpty() ? "Install it, or put it on your PATH." : hint),
                    e);
        }
    }

    private ObjectNode info() {
        ObjectNode info = Json.object();
        info.put("apiVersion", Json.text(exec, "apiVersion")).put("kind", "ExecCredential");
        ObjectNode spec = info.putObject("spec").put("interactive", false);
        if (exec.path("provideClusterInfo").asBoolean(false)) {
            ObjectNode about = spec.putObject("cluster");
            for (String field : List.of("server", "tls-server-name", "certificate-authority-data", "proxy-url")) {
                if (cluster.has(field)) {
                    about.set(field, cluster.path(field));
                }
            }
            Json.objects(cluster, "extensions").stream()
                    .filter(extension -> Json.text(extension, "name").equals("client.authentication.k8s.io/exec"))
                    .forEach(extension -> about.set("config", extension.path("extension")));
        }
        return info;
    }

    private Credential parse(String output) {
        ObjectNode answer = Json.object(output)
                .orElseThrow(() -> refused("did not print an ExecCredential as JSON. Run it by hand.", null));
        Credential credential = new Credential(
                some(Json.text(answer, "status", "token")),
                some(Json.text(answer, "status", "clientCertificateData")),
                some(Json.text(answer, "status", "clientKeyData")),
                Times.parse(Json.text(answer, "status", "expirationTimestamp")));
        if (credential.token().isEmpty() && credential.certificate().isEmpty()) {
            throw refused("gave neither a token nor a certificate. Run it by hand, or sign in again.", null);
        }
        return credential;
    }

    private KubeException refused(String what, @Nullable Throwable cause) {
        return new KubeException(
                Reason.UNAUTHORIZED, 0, "The credential plugin " + command() + " of your kubeconfig " + what, cause);
    }

    private static String readAll(InputStream stream) {
        try (stream) {
            return new String(Bound.PRINTED.read(stream), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        String last = lines.get(lines.size() - 1).strip();
        return " (" + last.substring(0, Math.min(300, last.length())) + ")";
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
