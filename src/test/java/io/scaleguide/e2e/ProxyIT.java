package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.NameProxy;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where only a proxy leads out: the cluster, the chart repository and Datadog are reached through the one that the environment names. */
class ProxyIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    @ParameterizedTest
    @ValueSource(strings = {"path", "embedded"})
    void everyServerIsReachedThroughTheProxyOfTheEnvironment(String engine) throws IOException, InterruptedException {
        Tools tools = Tools.find(System.getenv());
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, 60);
                NameProxy proxy = new NameProxy()) {
            Path kubeconfig = called("api.example", practice.kubeconfig(), "kubeconfig");
            Path answers = called("out.example", practice.answers(), "answers.yaml");
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                    .with("KUBECONFIG", kubeconfig.toString())
                    .with("HTTP_PROXY", proxy.address());
            Scaleguide.Outcome outcome = scaleguide.run(
                    LONG, "up", "--yes", "--answers", answers.toString(), "--until", "install", "--helm", engine);
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
            assertThat(proxy.hosts()).containsExactly("api.example", "out.example");
        }
    }

    /** A file that names the servers on this machine, with another name for them that only the proxy knows. */
    private Path called(String name, Path file, String copy) throws IOException {
        String text = Files.readString(file).replace("127.0.0.1", name);
        return Files.writeString(home.resolve(copy), text);
    }
}
