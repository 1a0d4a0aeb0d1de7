package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live panel and its recording in a real terminal, by keys, on a practice cluster. */
class PanelScreenIT {
    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    @Test
    void aRescaleIsSeenFilesAreKeptAndTheRecordingPlaysAgain() throws IOException, InterruptedException {
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, 30)) {
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .with("PATH", Tools.find(System.getenv()).helm().getParent() + ":" + System.getenv("PATH"));
            practice.upTo("hpa", scaleguide);
            Path recording = home.resolve("session.jsonl");
            try (WizardScreen screen = WizardScreen.shell(scaleguide, 120, 36)) {
                String before = screen.tmux().stty();
                screen.run("panel", "--record", recording.toString());
                screen.await(" PRACTICE ", "scaleguide-demo/echo  LIVE", "max 10");
                screen.press("8").await("if metric and pods stay as", "The shadow HPA and the controller: ");
                screen.press("8").await("6 Events");
                traffic(screen);
                export(screen);
                screen.press("C-c").await("Traffic from here stops when you leave.");
                screen.press("C-c");
                assertThat(screen.awaitExit()).isZero();
                assertThat(screen.tmux().stty()).isEqualTo(before);
                assertThat(screen.tmux().fact("alternate_on")).isEqualTo("0");

                replay(screen, recording);
                fleet(screen);
            }
        }
    }

    @Test
    void aPolicyThatIsTriedOnTheFormIsAppliedAndPutBackByUndo() throws IOException, InterruptedException {
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, 30)) {
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .with("PATH", Tools.find(System.getenv()).helm().getParent() + ":" + System.getenv("PATH"));
            practice.upTo("hpa", scaleguide);
            String before = spec(practice);
            try (WizardScreen screen = WizardScreen.shell(scaleguide, 80, 24)) {
                screen.run("panel");
                screen.await("scaleguide-demo/echo  LIVE", "max 10");
                screen.press("w").await("What if, in the ", "Minimum      1", "replica-hours");
                screen.press("Down", "+", "+").await("Minimum      3", "was 1");
                screen.press("F8").await("kubectl patch hpa echo", "'{\"spec\":{\"minReplicas\":3}}'", "Change it?");
                assertThat(spec(practice)).isEqualTo(before);
                screen.press("c").await("scaleguide-demo/echo is changed.");
                assertThat(spec(practice)).isEqualTo(before.replace("\"minReplicas\":1", "\"minReplicas\":3"));
                screen.press("Escape").await("min 3 max 10");
                screen.press("C-c");
                assertThat(screen.awaitExit()).isZero();
            }
            assertThat(ledger()).anyMatch(line -> line.contains("\"tune-hpa\"") && line.contains("\"minReplicas\":1"));
            Scaleguide.Outcome undo =
                    scaleguide.start("undo", "--to", "finish", "--yes").await(Patience.LONGEST);
            assertThat(undo.out()).contains("1 changes are undone", "others stay");
            assertThat(spec(practice)).isEqualTo(before);
        }
    }

    private static String spec(PracticeProcess practice) throws IOException, InterruptedException {
        return Command.of(
                        Tools.find(System.getenv()).kubectl(),
                        "--kubeconfig",
                        practice.kubeconfig().toString(),
                        "get",
                        "hpa",
                        "echo",
                        "-n",
                        "scaleguide-demo",
                        "-o",
                        "jsonpath={.spec}")
                .run()
                .out();
    }

    private List<String> ledger() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("state/scaleguide/ledger"))) {
            return Files.readAllLines(files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static void traffic(WizardScreen screen) throws IOException, InterruptedException {
        screen.press(">", ">", ">", ">", "s").await("64 connections", "p50 ");
        // More than the guide's own traffic, which the workload has been scaled for already.
        assertThat(screen.await("max 10  has 10 wants 10", "New size: 10")).doesNotContain("<unknown>/150");
    }

    private void export(WizardScreen screen) throws IOException, InterruptedException {
        screen.press("c").await("Kept in ", ".csv.");
        screen.press("j").await("Kept in ", ".jsonl.");
        screen.press("v").await("Kept in ", ".svg.");
        try (Stream<Path> files = Files.list(home.resolve("state/scaleguide/panel"))) {
            List<Path> kept = files.sorted().toList();
            assertThat(kept).hasSize(3);
            for (Path file : kept) {
                assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
                assertThat(Files.size(file)).isPositive();
            }
            assertThat(Files.readString(kept.get(0))).contains("\"reason\":\"SuccessfulRescale\"");
        }
    }

    private static void fleet(WizardScreen screen) throws IOException, InterruptedException {
        screen.run("panel", "--all");
        screen.await("fleet", "scaleguide-demo/echo");
        screen.press("Enter").await("scaleguide-demo/echo  LIVE", "max 10");
        screen.press("F").await("fleet");
        screen.press("C-c");
        assertThat(screen.awaitExit()).isZero();
    }

    private static void replay(WizardScreen screen, Path recording) throws IOException, InterruptedException {
        screen.run("replay", recording.toString());
        screen.await("recording of practice-", "PLAYING ", " x1");
        screen.press("}").await("END ", "SuccessfulRescale");
        screen.press("{").await("PAUSED ", "The path has not been looked at yet.");
        screen.press(">").await("PAUSED ", " x2");
        screen.press("p").await("PLAYING ");
        screen.press("C-c");
        assertThat(screen.awaitExit()).isZero();
    }
}
