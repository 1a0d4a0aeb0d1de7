package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input and bad luck: a sentence that names the cause and the next thing to do, and the right exit code. */
class RefusalsIT {
    private static final String API_KEY = "feedfacefeedfacefeedfacefeedface";
    private static final String APP_KEY = "feedfacefeedfacefeedfacefeedfacefeedface";

    @TempDir
    private Path home;

    @Test
    void noKubeconfig() throws IOException, InterruptedException {
        Scaleguide.Outcome run = withKeys().run(Patience.LONGEST, "up", "--yes");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("FAIL", ".kube/config", "next");
    }

    @Test
    void aContextThatIsNotThere() throws IOException, InterruptedException {
        Path kubeconfig = kubeconfig();
        Scaleguide.Outcome run = withKeys()
                .run(Patience.LONGEST, "up", "--yes", "--kubeconfig", kubeconfig.toString(), "--context", "moon");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("moon", "nowhere");
    }

    @Test
    void aClusterThatDoesNotAnswer() throws IOException, InterruptedException {
        Scaleguide.Outcome run = withKeys()
                .run(
                        Patience.LONGEST,
                        "up",
                        "--yes",
                        "--kubeconfig",
                        kubeconfig().toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("127.0.0.1:1", "Nothing has been changed in the cluster.", "Start the cluster")
                .doesNotContain("wait  ");
    }

    @Test
    void withoutYesNothingIsChanged() throws IOException, InterruptedException {
        Scaleguide.Outcome run = withKeys()
                .run(Patience.LONGEST, "up", "--kubeconfig", kubeconfig().toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Add --yes to go on, or --plan to see what would change.");
    }

    @Test
    void missingKeysAreAskedForByName() throws IOException, InterruptedException {
        Scaleguide.Outcome run = new Scaleguide(home).run(Patience.LONGEST, "up", "--yes");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("API key is needed", "DD_API_KEY", "--api-key-file");
    }

    @Test
    void aKeyOnTheCommandLineIsRefused() throws IOException, InterruptedException {
        Scaleguide.Outcome run = new Scaleguide(home).run(Patience.LONGEST, "up", "--set", "api-key=" + API_KEY);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--api-key-file").doesNotContain(API_KEY);
    }

    @Test
    void anUnknownOptionIsNamed() throws IOException, InterruptedException {
        Scaleguide.Outcome run = new Scaleguide(home).run(Patience.LONGEST, "up", "--practise");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--practise", "--practice", "--help");
    }

    @Test
    void anUnknownStepListsTheSteps() throws IOException, InterruptedException {
        Scaleguide.Outcome run = withKeys().run(Patience.LONGEST, "up", "--yes", "--until", "moon");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\"moon\"; there are cluster, preflight, keys");
    }

    @Test
    void keysThatDatadogRefusesAreNamedAsThat() throws IOException, InterruptedException {
        Path key = Files.writeString(home.resolve("wrong"), API_KEY);
        Scaleguide.Outcome run = new Scaleguide(home)
                .run(Patience.LONGEST, "up", "--practice", "--speed", "20", "--api-key-file", key.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("Datadog refuses the API key", "next", "Nothing has been changed in the cluster.")
                .doesNotContain(API_KEY);
    }

    @Test
    void aWorkloadThatIsNotThereIsNotWaitedFor() throws IOException, InterruptedException {
        Scaleguide.Outcome run = new Scaleguide(home)
                .run(Patience.LONGEST, "up", "--practice", "--speed", "20", "--set", "demo-workload=false", "-q");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("There is no Deployment scaleguide-demo/echo.", "--demo-workload");
    }

    @Test
    void aTargetThatTheLoadNeverExceedsIsSaidToBeSo() throws IOException, InterruptedException {
        Scaleguide.Outcome run = new Scaleguide(home)
                .run(
                        Patience.LONGEST,
                        "up",
                        "--practice",
                        "--speed",
                        "60",
                        "--load-model",
                        "fixed",
                        "--set",
                        "hold=5s",
                        "-q");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("The latency stays below the target of 150 ms under this load.");
    }

    private Scaleguide withKeys() {
        return new Scaleguide(home).with("DD_API_KEY", API_KEY).with("DD_APP_KEY", APP_KEY);
    }

    /** A cluster that nothing listens for: port 1 is reserved and never open here. */
    private Path kubeconfig() throws IOException {
        return Files.writeString(home.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: nowhere
                clusters:
                - name: nowhere
                  cluster: {server: "http://127.0.0.1:1"}
                users:
                - name: nobody
                  user: {token: none}
                contexts:
                - name: nowhere
                  context: {cluster: nowhere, user: nobody}
                """);
    }
}
