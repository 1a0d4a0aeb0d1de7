package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.proof.HiddenKey;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole wizard in a real terminal, by its keys alone, on a practice cluster. */
class FullScreenIT {
    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    @Test
    void theWholeJobByEnterAlone() throws IOException, InterruptedException {
        Tools tools = Tools.find(System.getenv());
        Scaleguide scaleguide =
                new Scaleguide(home).with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"));
        try (WizardScreen screen = WizardScreen.start(scaleguide, 160, 50, "--practice", "--speed", "20")) {
            screen.await("1 of 11", " PRACTICE ", "Ctrl-C leave");
            screen.doStep(1);
            nextStep(screen);
            assertThat(screen.doStep(2))
                    .contains("You have all")
                    .contains("No one serves the External Metrics API yet");
            nextStep(screen);
            assertThat(screen.awaitForm(3)).containsPattern("API key +set +cluster");
            assertThat(screen.doStep(3)).contains("The application key may read metrics.");
            nextStep(screen);
            assertThat(screen.doStep(4, "release datadog/datadog, values.yaml", "$ helm upgrade --install"))
                    .contains("Release datadog is deployed")
                    .contains("── helm ──");
            nextStep(screen);
            screen.doStep(5, "create Deployment scaleguide-demo/echo", "+kind: Deployment");
            nextStep(screen);
            String annotated =
                    middle(screen.doStep(6, "change Deployment", "+        ad.datadoghq.com/manager.checks:"));
            assertThat(annotated)
                    .contains("✓ Deployment kong-system/kong-operator-kong-operator-controller-manager")
                    .contains("The operator's new pod carries the annotation");
            nextStep(screen);
            assertThat(screen.doStep(7, "16 connections")).contains("answers with status 200");
            nextStep(screen);
            assertThat(screen.doStep(8, "create DatadogMetric")).contains("Datadog has the latency");
            nextStep(screen);
            assertThat(screen.doStep(9, "create HorizontalPodAutoscaler scaleguide-demo/echo"))
                    .contains("The HPA reads the metric");
            nextStep(screen);
            assertThat(middle(screen.doStep(10)))
                    .containsPattern("New size: [2-9]\\d*; reason: external metric datadogmetric@scaleguide-demo:")
                    .contains("New size: 1; reason: All metrics below target");
            nextStep(screen);
            assertThat(screen.doStep(11)).contains("Helm release datadog/datadog installed");
            toThePanelAndBack(screen);
            screen.press("F5");
            assertThat(screen.awaitExit()).isZero();
            assertThat(screen.tmux().screen()).contains("All steps are done.");
        }
    }

    /** The wizard's trickle goes on: the metric stays fresh while the panel has traffic of its own, and after it. */
    private static void toThePanelAndBack(WizardScreen screen) throws IOException, InterruptedException {
        screen.press("Enter").await("scaleguide-demo/echo  LIVE", " PRACTICE ", "max 10", "q the wizard");
        screen.press("s").await("4 connections", "to http://", "p50 ", "✓ traffic ");
        screen.press("q").await("Back to the wizard", "Traffic from here stops when you leave.");
        screen.press("g").await("11 of 11  ", "Done in ", "[> Live panel <]");
        screen.press("F7").await("scaleguide-demo/echo  LIVE", "No traffic is sent from here.");
        screen.press("Escape").await("11 of 11  ", "[> Live panel <]");
    }

    /** What stands between the list of steps and the explanation, in one line. */
    private static String middle(String screen) {
        return screen.lines()
                .map(line -> line.split("│"))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[1].strip())
                .collect(Collectors.joining(" "));
    }

    private static void nextStep(WizardScreen screen) throws IOException, InterruptedException {
        screen.press("Enter");
    }

    @Test
    void pastedAndTypedKeysAreNowhereToBeSeen() throws IOException, InterruptedException {
        Path terminal = Files.createFile(home.resolve("terminal"));
        try (PracticeProcess practice = PracticeProcess.start(practiceHome, 20)) {
            Scaleguide scaleguide = new Scaleguide(home)
                    .with("KUBECONFIG", practice.kubeconfig().toString());
            Path answers = practice.answersWithoutKeys(home.resolve("answers.yaml"));
            try (WizardScreen screen = WizardScreen.shell(scaleguide, 80, 24)) {
                screen.tmux().record(terminal);
                screen.run("--answers", answers.toString(), "--helm", "embedded");
                screen.doStep(1);
                nextStep(screen);
                screen.doStep(2);
                nextStep(screen);
                ProcessSpy spy = new ProcessSpy(screen.program());
                keysStep(screen, practice);
                nextStep(screen);
                screen.awaitForm(4);
                screen.press("F8").await("Do the rest", "No", "Esc");
                screen.press("d");
                screen.awaitDone(11);
                dump(screen);
                screen.press("F5");
                assertThat(screen.awaitExit()).isZero();
                spy.close();
                assertThat(spy.seen().keySet()).as("processes seen").hasSizeGreaterThanOrEqualTo(4);

                KeyTrap trap = new KeyTrap(List.of(
                        HiddenKey.of("API key", practice.apiKey()),
                        HiddenKey.of("application key", practice.applicationKey())));
                trap.seen(spy);
                trap.said("screens", String.join("\n", screen.seen()));
                trap.files(home, file -> false);
                assertThat(home).isDirectoryRecursivelyContaining("glob:**.svg");
                assertThat(home).isDirectoryRecursivelyContaining("glob:**.jsonl");
                trap.assertEmpty();
            }
        }
    }

    private static void keysStep(WizardScreen screen, PracticeProcess practice)
            throws IOException, InterruptedException {
        assertThat(screen.await("3 of 11", "API key", "needed")).contains("not set");
        screen.tmux().paste(practice.apiKey() + "\n");
        screen.await("•••••• set");
        screen.press("Tab");
        screen.tmux().type(practice.applicationKey());
        screen.await("Datadog takes the API key", "The application key may read metrics.");
        dump(screen);
        screen.press("Enter");
        screen.awaitForm(3);
        screen.press("Enter");
        screen.awaitDone(3);
    }

    private static void dump(WizardScreen screen) throws IOException, InterruptedException {
        screen.press("F12").await("This screen is in ");
    }
}
