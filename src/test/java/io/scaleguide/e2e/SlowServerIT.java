package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault that ends: for a while every answer of the API server takes a second, and then none does. */
class SlowServerIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Pattern SERVER = Pattern.compile("server: (\\S+)");

    @Test
    void aRunThatBeginsSlowEndsQuickAndComplete(@TempDir Path home, @TempDir Path practiceHome)
            throws IOException, InterruptedException {
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, 60, "--fault", "api-slow@0s-10s")) {
            URI version = version(practice.kubeconfig());
            awaitAnswer(version, true);
            Scaleguide.Outcome run = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .run(
                            LONG,
                            "up",
                            "--yes",
                            "--answers",
                            practice.answers().toString(),
                            "--from",
                            "workload",
                            "--until",
                            "workload");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            awaitAnswer(version, false);
            assertThat(run.err()).isEmpty();
        }
    }

    private static URI version(Path kubeconfig) throws IOException {
        Matcher server = SERVER.matcher(Files.readString(kubeconfig));
        assertThat(server.find()).isTrue();
        return URI.create(server.group(1) + "/version");
    }

    /** Asks until an answer takes as long as that, or does not. */
    private static void awaitAnswer(URI version, boolean slow) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONG.toNanos();
        while ((answer(version).compareTo(SLOW) >= 0) != slow) {
            assertThat(System.nanoTime())
                    .as(slow ? "a slow answer" : "a quick answer")
                    .isLessThan(deadline);
        }
    }

    private static Duration answer(URI version) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(version).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
