package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole wizard by typed lines, on a real terminal, on one that draws nothing, and through a pipe. */
@Timeout(600)
class LineWizardIT {
    private static final String PRACTICE = " --line --practice --speed 20 --helm embedded";
    private static final int TALL = 400;

    @TempDir
    private Path home;

    @Test
    void typedLinesLeadToTheEndAndTheTerminalIsAsBefore() throws Exception {
        try (Tmux tmux = Tmux.shell(100, TALL, environment())) {
            String before = tmux.stty();
            tmux.line("clear; " + program() + PRACTICE + "; echo code=$?=");
            for (int step = 1; step <= 3; step++) {
                goOn(tmux, step);
            }
            goOn(tmux, 4);
            await(tmux, "[y/N]", 1);
            tmux.line("y");
            await(tmux, "made: Secret datadog/datadog-keys", 1);
            awaitHelm(tmux);
            tmux.press("C-c");
            await(tmux, "You stopped this step.", 1);
            assertThat(helm(tmux)).isEmpty();
            await(tmux, "Enter tries again", 1);
            tmux.line("r");
            await(tmux, "[y/N]", 2);
            tmux.line("y");
            goOn(tmux, 5);
            await(tmux, "[y/N]", 3);
            tmux.line("a");
            await(tmux, "Follow what the HPA does, a sentence for each change? [y/N]", 1);
            tmux.line("y");
            await(tmux, "HPA scaleguide-demo/echo: ", 1);
            tmux.press("Enter");
            String screen = await(tmux, "code=0=", 1);
            assertThat(screen)
                    .contains("Step 11 of 11: What was done.", "Step 11 is done", "All steps are done.", "plan: create")
                    .doesNotContain("\tat ", "Exception");
            assertThat(tmux.stty()).isEqualTo(before);
        }
    }

    @Test
    void aTerminalThatDrawsNothingIsAskedLineByLine() throws Exception {
        try (Tmux tmux = Tmux.shell(100, TALL, environment())) {
            String before = tmux.stty();
            tmux.line("clear; TERM=dumb " + program() + " --practice --helm embedded; echo code=$?=");
            assertThat(await(tmux, "? says what else:", 1))
                    .contains("The terminal cannot move its cursor (TERM=dumb). Going on line by line.");
            goOn(tmux, 1);
            goOn(tmux, 2);
            await(tmux, "? says what else:", 3);
            tmux.line("3");
            await(tmux, "API key (not shown while you type) [set]:", 1);
            tmux.line("feedfacefeedfacefeedfacefeedface");
            await(tmux, "API key: set, as you typed.", 1);
            await(tmux, "? says what else:", 4);
            tmux.press("C-c");
            assertThat(await(tmux, "code=0=", 1))
                    .contains("Left at step 3 of 11")
                    .doesNotContain("feedface");
            assertThat(tmux.stty()).isEqualTo(before);
        }
    }

    @Test
    void aSmallTerminalIsAskedLineByLine() throws Exception {
        try (Tmux tmux = Tmux.shell(79, 23, environment())) {
            String before = tmux.stty();
            tmux.line("clear; " + program() + " --practice; echo code=$?=");
            await(tmux, "? says what else:", 1);
            tmux.press("C-d");
            assertThat(await(tmux, "code=0=", 1)).contains("Left at step 1 of 11");
            assertThat(tmux.stty()).isEqualTo(before);
        }
    }

    @Test
    void aPipeAnswersToo() throws Exception {
        Scaleguide.Outcome outcome = piped("\n\n3\nfeedfacefeedfacefeedfacefeedface\nq\n", PRACTICE);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Step 3 of 11: Datadog's keys.", "API key [set]:", "Left at step 3 of 11")
                .doesNotContain("feedface", "\u001b", "not shown while");
    }

    @Test
    void withoutATerminalNobodyIsAsked() throws Exception {
        Scaleguide.Outcome refused = piped("", "");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("The input is not a terminal.", "scaleguide up --yes");
    }

    /** Without --line, and without a terminal, it is what {@code scaleguide up} does. */
    @Test
    void withoutATerminalPracticeRunsByItself() throws Exception {
        Scaleguide.Running running = new Scaleguide(home).start("--practice", "--speed", "20", "--helm", "embedded");
        try {
            assertThat(running.awaitOutput("[4/11] Install Datadog", Patience.LONGEST))
                    .contains("[3/11] Datadog's keys");
        } finally {
            running.process().destroy();
            running.process().waitFor();
        }
    }

    private Scaleguide.Outcome piped(String lines, String arguments) throws IOException, InterruptedException {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", program() + arguments);
        builder.environment().keySet().removeIf(name -> name.startsWith("DD_") || name.equals("KUBECONFIG"));
        builder.environment().putAll(environment());
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().write(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(process.waitFor(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return new Scaleguide.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static void goOn(Tmux tmux, int step) throws Exception {
        tmux.await(
                "step " + step,
                screen -> screen.contains("Step " + step + " of 11")
                        && screen.stripTrailing().endsWith("Enter goes on, ? says what else:"));
        tmux.press("Enter");
    }

    /** Waits until words are on the screen so many times. */
    private static String await(Tmux tmux, String words, int times) throws Exception {
        return tmux.await(words, screen -> screen.split(java.util.regex.Pattern.quote(words), -1).length > times);
    }

    private static void awaitHelm(Tmux tmux) throws Exception {
        tmux.await("helm", screen -> !helm(tmux).isEmpty());
    }

    /** What runs helm below the shell in the pane: the embedded one is a JVM of its own. */
    private static List<String> helm(Tmux tmux) {
        try {
            ProcessHandle shell = ProcessHandle.of(tmux.pid()).orElseThrow();
            return shell.descendants()
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().commandLine().stream())
                    .filter(line -> line.contains("helm.embedded"))
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOME", home.toString());
        // No process is to write into the home after the test.
        environment.put("SCALEGUIDE_ARCHIVE", "off");
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("HISTFILE", "");
        environment.put("KUBECONFIG", home.resolve("none").toString());
        environment.put(
                "SCALEGUIDE_JAVA_OPTS",
                "-Duser.home=" + home + " -Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")));
        return environment;
    }

    private static String program() {
        return Path.of(System.getProperty("scaleguide.home", "target/scaleguide"), "bin/scaleguide")
                .toAbsolutePath()
                .toString();
    }
}
