package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.LineTerminal.Kind;
import io.scaleguide.line.TypedTerminal;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a practice cluster that scales: typed on a terminal, and through a pipe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ShellIT {
    @TempDir
    private static Path home;

    private PracticeCluster practice;
    private String prompt = "";

    @BeforeAll
    void start() throws Exception {
        practice = PracticeCluster.start(new PracticeOptions(
                30, 17, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        GuideForTests.upTo("hpa", practice, home);
        prompt = "PRACTICE " + practice.context() + "/scaleguide-demo/echo> ";
    }

    @AfterAll
    void stop() {
        practice.close();
    }

    @Test
    void theVerbsWorkOnWhatThePromptShows() throws Exception {
        typing(typed -> {
            assertThat(typed.await(prompt)).contains("Working on HPA scaleguide-demo/echo of " + practice.context());
            typed.type("hpa\n");
            typed.await("Deployment/echo");
            typed.await(prompt);
            typed.type("use namespace kong-system\n");
            typed.await("PRACTICE " + practice.context() + "/kong-system> ");
            typed.type("hpa --hpa cart\n");
            typed.await("There is no such HPA.");
            typed.type("use hpa scaleguide-demo/echo\n");
            typed.await(prompt);
            typed.type("scaleguide hops --no-keys\n");
            assertThat(typed.await("10 workload")).contains(" 9 HPA");
            typed.await(prompt);
            typed.type("undo --plan\n");
            typed.await("HorizontalPodAutoscaler scaleguide-demo/echo");
            typed.await(prompt);
            typed.type("use context nowhere\n");
            assertThat(typed.await(prompt)).contains("there is no context nowhere. There are " + practice.context());
        });
    }

    @Test
    void namesOfWhatIsThereAreCompleted() throws Exception {
        typing(typed -> {
            typed.await(prompt);
            typed.type("use namespace kong-");
            typed.complete("kong-system ");
            typed.type("\n");
            typed.await("/kong-system> ");
            typed.type("use hpa scaleguide-demo/echo\n");
            typed.await(prompt);
            typed.type("status --metric ech");
            typed.complete("status --metric echo-kong-upstream-latency-ms-avg ");
            typed.type("\n");
            typed.await(prompt);
            typed.type("plan --set deployment=e");
            typed.complete("--set deployment=echo ");
            typed.type("--until hp\t--from hp\t\n");
            typed.await("--until hpa --from hpa ");
            typed.await(prompt);
            typed.type("lint --ignore hpa-mis\t" + TypedTerminal.CTRL_C);
            typed.await("lint --ignore hpa-missing ");
        });
    }

    @Test
    void aProgramWorksOnTheSameClusterAndNamespaceAndSeesNoKey() {
        Outcome outcome = piped("hpa\n!printenv\n!" + kubectl() + " config view --minify -o jsonpath={..namespace}\n!"
                + kubectl() + " get hpa\n!" + helm() + " list -A\n");
        assertThat(outcome.code()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("KUBECONFIG=", "scaleguide-demo", "Deployment/echo", "datadog-3")
                .doesNotContain("DD_API_KEY", "a-key-that-is-secret", "DATADOG_APP_KEY", "HELM_NAMESPACE", "> ");
    }

    @Test
    void aClusterThatIsNotThereIsASentenceAndTheShellGoesOn() throws Exception {
        Path dead = Files.writeString(
                home.resolve("dead"),
                Files.readString(practice.kubeconfig()).replaceAll("server: .*", "server: http://127.0.0.1:1/"));
        Outcome outcome = piped("status\nlint " + home.resolve("none.yaml") + "\n", dead);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.output()).contains("scaleguide: ", "none.yaml").doesNotContain("\tat ", "Exception");
    }

    private record Outcome(int code, String output) {}

    private Outcome piped(String input) {
        return piped(input, practice.kubeconfig());
    }

    private Outcome piped(String input, Path kubeconfig) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        int code = CommandLineProgram.run(
                surroundings(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), stream),
                "shell",
                "--kubeconfig",
                kubeconfig.toString());
        return new Outcome(code, output.toString(StandardCharsets.UTF_8));
    }

    private static Surroundings surroundings(InputStream in, PrintStream out) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                tools().helm().getParent() + ":/usr/bin:/bin",
                "HOME",
                home.toString(),
                "XDG_STATE_HOME",
                home.toString()));
        environment.put("DD_API_KEY", "a-key-that-is-secret");
        environment.put("DATADOG_APP_KEY", "a-key-that-is-secret");
        environment.put("HELM_NAMESPACE", "elsewhere");
        return new Surroundings(
                in, out, out, environment, home, Optional.empty(), Clock.systemUTC(), () -> ZoneOffset.UTC);
    }

    private static String kubectl() {
        return tools().kubectl().toString();
    }

    private static String helm() {
        return tools().helm().toString();
    }

    private static Tools tools() {
        try {
            return Tools.find(System.getenv());
        } catch (Exception e) {
            throw new IllegalStateException("No kubectl and helm for the tests", e);
        }
    }

    /** What is typed, and what is waited for. */
    private interface Typing {
        void on(TypedTerminal typed) throws Exception;
    }

    private void typing(Typing typing) throws Exception {
        TypedTerminal typed = new TypedTerminal();
        try (LineTerminal terminal = typed.open(Kind.EDITING)) {
            ShellSession session =
                    new ShellSession(surroundings(InputStream.nullInputStream(), terminal.out()), terminal);
            ClusterChoice choice = new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty());
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
                    () -> session.run(choice, new PathRequest(Optional.empty(), Optional.empty())));
            typing.on(typed);
            typed.type("exit\n");
            assertThat(code.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        }
    }
}
