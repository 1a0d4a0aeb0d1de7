package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Disks that are full or read-only, really: what cannot be written down is not done, what only reads goes on, nothing is left half-written, and once
 * there is room the same command completes the job. One practice cluster serves all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDiskIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    /** How much of a file such a disk takes at once, in bytes. */
    private static final int PAGE = 4096;

    private Path home = Path.of("");
    private Tools tools = new Tools(Path.of("kubectl"), Path.of("helm"));
    private Optional<PracticeProcess> practice = Optional.empty();

    @BeforeAll
    void practise(@TempDir Path practiceHome) throws IOException, InterruptedException {
        tools = Tools.find(System.getenv());
        practice = Optional.of(PracticeProcess.start(practiceHome, 60));
    }

    @BeforeEach
    void moveIn(@TempDir Path folder) throws IOException {
        home = folder;
        Files.createDirectories(state());
    }

    /** Each test finds the cluster as it was, but for the chart's definitions, which outlive their release. */
    @AfterEach
    void leaveNothing() throws IOException, InterruptedException {
        for (String namespace : List.of("datadog", "scaleguide-demo")) {
            kubectl("delete", "namespace", namespace, "--ignore-not-found", "--wait=true");
        }
    }

    @AfterAll
    void end() throws InterruptedException {
        if (practice.isPresent()) {
            practice.get().close();
        }
    }

    @Test
    void nothingIsBegunThatCannotBeWrittenDown() throws IOException, InterruptedException {
        try (BadDisk disk = BadDisk.small(state(), 256).fill()) {
            Scaleguide.Outcome refused = on(disk).run(LONG, upTo("install"));
            assertThat(refused.exitCode()).as(refused.out()).isEqualTo(3);
            assertThat(refused.out())
                    .contains("cannot be written down", "is full: 0 KiB free", "XDG_STATE_HOME")
                    .contains("Nothing has been changed in the cluster.");
            assertNoTrace(refused);
            assertThat(namespaces()).doesNotContain("datadog");
        }
    }

    @Test
    void aLedgerOnAFullDiskStaysWhole() throws IOException, InterruptedException {
        try (BadDisk disk = BadDisk.small(state(), 256)) {
            assertThat(on(disk).run(LONG, alone("workload")).exitCode()).isZero();
            String whole = ledger(disk);
            disk.fill();
            Scaleguide.Outcome refused = on(disk).run(LONG, alone("annotate"));
            assertThat(refused.exitCode()).as(refused.out()).isEqualTo(3);
            assertThat(refused.out()).contains("changes so far");
            Scaleguide.Outcome kept = on(disk).run(LONG, "undo", "--yes");
            assertThat(kept.exitCode()).as(kept.out()).isEqualTo(1);
            assertThat(kept.err()).contains("is full", "Next: Make room there");
            assertNoTrace(kept);
            assertThat(namespaces()).contains("scaleguide-demo");
            assertThat(ledger(disk)).isEqualTo(whole);
            Scaleguide.Outcome read = on(disk).run(LONG, "status", "--namespace", "scaleguide-demo");
            assertThat(read.out()).isNotEmpty();
            assertThat(read.err()).isEmpty();
            disk.free();
            assertThat(on(disk).run(LONG, alone("workload")).exitCode()).isZero();
            assertThat(on(disk).run(LONG, "undo", "--yes").exitCode()).isZero();
            assertThat(disk.files()).noneMatch(file -> file.toString().endsWith(".jsonl"));
        }
    }

    @Test
    void aDiskThatFillsWhileHelmWorksLosesNothing() throws IOException, InterruptedException {
        Path hold = Files.createFile(home.resolve("hold"));
        try (BadDisk disk = BadDisk.small(state(), 256)) {
            Scaleguide.Running run = on(disk).with("PATH", slowHelm(hold) + ":" + System.getenv("PATH"))
                    .start(upTo("install"));
            awaitUpgrade(run);
            fillPage(disk.fill());
            Files.delete(hold);
            Scaleguide.Outcome failed = run.await(LONG);
            assertThat(failed.exitCode()).as(failed.out()).isEqualTo(1);
            assertThat(failed.out()).contains("is full", "3 changes so far");
            assertNoTrace(failed);
            ledger(disk).lines().filter(line -> !line.isEmpty()).forEach(line -> assertThat(
                            JsonMapper.shared().readTree(line).isObject())
                    .as(line)
                    .isTrue());
            disk.free();
            Scaleguide.Outcome again = on(disk).run(LONG, upTo("install"));
            assertThat(again.exitCode()).as(again.out()).isZero();
            assertThat(on(disk).run(LONG, "undo", "--yes").exitCode()).isZero();
            assertThat(namespaces()).doesNotContain("datadog");
        }
    }

    private void awaitUpgrade(Scaleguide.Running run) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!Files.exists(home.resolve("upgrade"))) {
            assertThat(System.nanoTime()).as(Files.readString(run.out())).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The last page of a file has room for more lines even on a full disk: what is in it then are empty ones. */
    private static void fillPage(BadDisk disk) throws IOException {
        Path file = disk.seen(ledgerFile(disk));
        int left = PAGE - (int) (Files.size(file) % PAGE);
        Files.writeString(file, "\n".repeat(left), StandardOpenOption.APPEND);
    }

    @Test
    void aReadOnlyHomeIsNoHindranceToWhatOnlyReads() throws IOException, InterruptedException {
        Path temporary = new Scaleguide(home).temporary();
        assertThat(scaleguide().run(LONG, alone("workload")).exitCode()).isZero();
        try (BadDisk disk = BadDisk.readOnly(home, temporary)) {
            Scaleguide.Outcome refused = on(disk).run(LONG, alone("annotate"));
            assertThat(refused.exitCode()).as(refused.out()).isEqualTo(3);
            assertThat(refused.out()).contains("is mounted read-only.", "XDG_STATE_HOME");
            assertNoTrace(refused);
            assertReads(on(disk).with("SCALEGUIDE_ARCHIVE", "on"));
            Scaleguide.Outcome report = on(disk).run(
                            LONG, "report", "--file", home.resolve("report.zip").toString());
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.err()).contains("The report cannot be written.", "--file");
            assertNoTrace(report);
        }
        assertThat(scaleguide().run(LONG, alone("annotate")).exitCode()).isZero();
    }

    @Test
    void aFullCacheIsWorthNoWord() throws IOException, InterruptedException {
        Path cache = Files.createDirectories(home.resolve("cache"));
        try (BadDisk disk = BadDisk.small(cache, 64).fill()) {
            Scaleguide cached = on(disk).with("SCALEGUIDE_ARCHIVE", "on").with("XDG_CACHE_HOME", cache.toString());
            Scaleguide.Outcome plan = cached.run(LONG, "plan", "--answers", answers(), "--until", "cluster");
            assertThat(plan.exitCode()).isZero();
            assertThat(plan.err()).isEmpty();
            assertThat(disk.files()).isEmpty();
        }
    }

    @Test
    void aPracticeClusterSaysWhichFolderItNeeds() throws IOException, InterruptedException {
        Path temporary = new Scaleguide(home).temporary();
        try (BadDisk disk = BadDisk.small(temporary, 64).fill()) {
            Scaleguide.Outcome practised = on(disk).run(LONG, "practice");
            assertThat(practised.exitCode()).isEqualTo(1);
            assertThat(practised.err()).contains("needs a folder of its own", "is full", "-Djava.io.tmpdir=");
            assertNoTrace(practised);
            assertThat(disk.files()).isEmpty();
        }
    }

    @Test
    void aRecordingIsWholeUpToTheEndOfItsDisk() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("recordings"));
        Path file = folder.resolve("panel.jsonl");
        String[] panel = {"panel", "-o", "plain", "--for", "2s", "--record", file.toString()};
        assertThat(scaleguide().run(LONG, alone("workload")).exitCode()).isZero();
        EchoHpa.make(tools, practice.orElseThrow().kubeconfig());
        try (BadDisk disk = BadDisk.small(folder, 8)) {
            Scaleguide.Outcome cut = on(disk).run(LONG, panel);
            assertThat(cut.exitCode()).as(cut.err()).isZero();
            assertThat(cut.err()).contains("The recording ended, and is whole up to then.", "is full");
            assertNoTrace(cut);
            assertThat(Files.readString(disk.seen(file))).endsWith("}\n");
            Scaleguide.Outcome replayed = on(disk).run(LONG, "replay", file.toString(), "-o", "plain");
            assertThat(replayed.exitCode()).as(replayed.err()).isZero();
            Files.delete(disk.seen(file));
            try (WizardScreen screen = WizardScreen.start(on(disk), 100, 30, "panel", "--record", file.toString())) {
                screen.await("recording: The recording ended, and is whole up to then.");
                screen.press("q");
                assertThat(screen.awaitExit()).isZero();
            }
            assertThat(Files.readString(disk.seen(file))).endsWith("}\n");
            Files.delete(disk.seen(file));
            Scaleguide.Outcome refused = on(disk.fill()).run(LONG, panel);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("The recording cannot be written.", "is full", "--record");
            assertThat(disk.files()).isEmpty();
        }
        assertThat(scaleguide().run(LONG, panel).exitCode()).isZero();
    }

    @Test
    void theFullScreenSaysItAndGoesOnOnceThereIsRoom() throws IOException, InterruptedException {
        try (BadDisk disk = BadDisk.small(state(), 256).fill();
                WizardScreen screen = WizardScreen.start(on(disk), 100, 30, "--answers", answers())) {
            screen.awaitForm(1);
            screen.press("F5").await("This step failed.", "cannot be written down", "0 KiB free", "What to do");
            disk.free();
            screen.press("F5").await("1 of 11", "Done in ");
        }
    }

    @Test
    void theFullScreenNamesAReadOnlyHomeAndTheWayItNamesLeadsOn() throws IOException, InterruptedException {
        Path temporary = new Scaleguide(home).temporary();
        try (BadDisk disk = BadDisk.readOnly(home, temporary)) {
            try (WizardScreen screen = WizardScreen.start(on(disk), 100, 30, "--answers", answers())) {
                screen.awaitForm(1);
                screen.press("F5").await("This step failed.", "is mounted read-only.", "What to do", "XDG_STATE_HOME");
            }
            Scaleguide elsewhere = on(disk).with("XDG_STATE_HOME", temporary.toString());
            try (WizardScreen screen = WizardScreen.start(elsewhere, 100, 30, "--answers", answers())) {
                screen.awaitForm(1);
                screen.press("F5").await("1 of 11", "Done in ");
            }
        }
    }

    /** They print what they read, and not a word of the disk. */
    private void assertReads(Scaleguide scaleguide) throws IOException, InterruptedException {
        String[][] commands = {
            {"status", "--namespace", "scaleguide-demo"},
            {"doctor", "--namespace", "scaleguide-demo"},
            {"plan", "--answers", answers(), "--from", "workload", "--until", "annotate"}
        };
        for (String[] command : commands) {
            Scaleguide.Outcome outcome = scaleguide.run(LONG, command);
            assertThat(outcome.out()).as(command[0] + ": " + outcome.err()).isNotEmpty();
            assertThat(outcome.err()).as(command[0]).isEmpty();
        }
    }

    private static void assertNoTrace(Scaleguide.Outcome outcome) {
        assertThat(outcome.out() + outcome.err()).doesNotContain("\tat ", "Exception");
    }

    private static String ledger(BadDisk disk) throws IOException {
        return Files.readString(disk.seen(ledgerFile(disk)));
    }

    private static Path ledgerFile(BadDisk disk) throws IOException {
        return disk.files().stream()
                .filter(each -> each.toString().endsWith(".jsonl"))
                .findFirst()
                .orElseThrow();
    }

    private String[] upTo(String until) {
        return new String[] {"up", "--yes", "--answers", answers(), "--until", until};
    }

    /** That step only, and those that look before anything is changed. */
    private String[] alone(String step) {
        return new String[] {"up", "--yes", "--answers", answers(), "--from", step, "--until", step};
    }

    private Scaleguide on(BadDisk disk) {
        return scaleguide().under(disk.prefix());
    }

    private Scaleguide scaleguide() {
        return new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", practice.orElseThrow().kubeconfig().toString());
    }

    /** A folder with a helm that waits with its upgrade as long as there is that file, so that a test has time to act. */
    private Path slowHelm(Path hold) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path helm = Files.writeString(
                bin.resolve("helm"),
                "#!/bin/sh\nif [ \"$1\" = upgrade ]; then\n  touch '" + home.resolve("upgrade") + "'\n  while [ -e '"
                        + hold + "' ]; do sleep 0.05; done\nfi\nexec '" + tools.helm() + "' \"$@\"\n");
        assertThat(helm.toFile().setExecutable(true)).isTrue();
        return bin;
    }

    private Path state() {
        return home.resolve("state");
    }

    private String answers() {
        return practice.orElseThrow().answers().toString();
    }

    private String namespaces() throws IOException, InterruptedException {
        return kubectl("get", "namespaces", "-o", "name");
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", practice.orElseThrow().kubeconfig().toString())
                .run()
                .orFail()
                .out();
    }
}
