package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.tui.demo.DemoScript;
import io.scaleguide.tui.demo.DemoScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard as it demonstrates itself: it presses keys when the time has come, and gives way to whoever is at the terminal. */
class DemoOnScreenTest {
    private static final Map<String, String> KEYS =
            Map.of("DD_API_KEY", "feedface".repeat(4), "DD_APP_KEY", "decade00".repeat(5));

    /** Each of these a key is pressed, if one is due. */
    private static final Duration MOMENT = Duration.ofMillis(1000);

    private static final Duration A_WHILE = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    static DemoScript script() throws IOException {
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/demo.schema.json")));
        return new DemoScriptReader(schema, ScriptedGuide.load().steps()).in(Path.of("wizard-steps"));
    }

    private WizardOnScreen open(String context, Map<String, String> environment, Duration length) throws IOException {
        return WizardOnScreen.open(ScreenSetup.in(folder)
                .context(context)
                .environment(environment)
                .demonstrating(script().lasting(length)));
    }

    private WizardOnScreen open() throws IOException {
        return open("practice-10-00-00", KEYS, Duration.ofMinutes(1));
    }

    /** Lets time pass until something is on the screen; counts how much, in seconds. */
    private static double until(WizardOnScreen wizard, String text) {
        return until(wizard, screen -> screen.contains(text), text);
    }

    private static double until(WizardOnScreen wizard, Predicate<String> wanted, String what) {
        double seconds = 0;
        while (!wanted.test(wizard.screen())) {
            wizard.pass(MOMENT);
            seconds += MOMENT.toMillis() / 1000.0;
            assertThat(seconds)
                    .as("seconds until " + what + "\n" + wizard.screen())
                    .isLessThan(400);
        }
        return seconds;
    }

    @Test
    void theWholeGuideIsDoneAndThePanelIsShownInTheTimeThatItIsToTake() throws IOException {
        try (WizardOnScreen wizard = open("practice-10-00-00", KEYS, Duration.ofMinutes(5))) {
            double wizardTook = until(wizard, "The panel of echo");
            assertThat(wizard.view().over()).isTrue();
            assertThat(wizard.guide().calls()).contains("apply datadog-release", "apply hpa", "apply watch-scaling");
            assertThat(wizard.view().steps()).extracting(StepView::stage).allMatch(Stage.Done.class::isInstance);
            assertThat(wizard.view().answer("cluster-name")).contains("demo");
            assertThat(wizard.view().answer("max-replicas")).contains("8");
            assertThat(wizard.view().answer("chart-version")).isEmpty();
            assertThat(wizardTook)
                    .as("seconds for the wizard, whose steps take no time here")
                    .isBetween(60.0, 240.0);
        }
    }

    @Test
    void whatIsTypedIsSeenLetterByLetter() throws IOException {
        try (WizardOnScreen wizard = open()) {
            until(wizard, screen -> screen.contains("Cluster name in Dat") && screen.contains(" de "), "letters");
            assertThat(wizard.view().answer("cluster-name")).contains("de");
            until(wizard, " demo ");
        }
    }

    @Test
    void spaceStopsTheTimeAndRightGoesOnAtOnce() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.pass(A_WHILE).press(" ");
            assertThat(wizard.screen()).contains(" DEMO  0:02 of 1:00  It is paused.", "Space play");
            for (int i = 0; i < 100; i++) {
                wizard.pass(A_WHILE);
            }
            assertThat(wizard.screen()).contains(" DEMO  0:02 of 1:00  It is paused.", "1 of 11");
            wizard.press(" ");
            assertThat(wizard.screen()).contains(" DEMO  0:02 of 1:00  ", "Space pause", "Right on, else in ");
            wizard.press("Right");
            assertThat(until(wizard, "Done in ")).as("seconds").isLessThan(6);
        }
    }

    @Test
    void anyOtherKeyOnlyTakesOverAndCtrlGHandsBack() throws IOException {
        try (WizardOnScreen wizard = open()) {
            assertThat(wizard.screen()).contains("any other key: you take over").doesNotContain("? help");
            wizard.press("Enter");
            assertThat(wizard.view().step().stage())
                    .as("the key did nothing else")
                    .isInstanceOf(Stage.Asking.class);
            assertThat(wizard.screen())
                    .contains(" DEMO waits  You have the keys. Ctrl-G goes on with it.", "F5 Continue", "? help");
            for (int i = 0; i < 30; i++) {
                wizard.pass(A_WHILE);
            }
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Asking.class);
            wizard.press("Enter");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Done.class);
            wizard.press("Ctrl-G");
            until(wizard, "2 of 11");
        }
    }

    @Test
    void itNeverStepsOverAFailingCheck() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.guide()
                    .spoil("rights", Problem.of("no-rights", "You may not create Namespaces.", "", "Ask for it."));
            until(wizard, " DEMO waits  A check says no. Ctrl-G");
            wizard.press("Ctrl-G");
            until(wizard, " DEMO waits  A check says no. Ctrl-G");
            assertThat(wizard.view().step().step().id()).isEqualTo("preflight");
            assertThat(wizard.guide().calls()).noneMatch(call -> call.startsWith("apply"));
            wizard.guide().release("rights");
            wizard.press("F5", "F5", "Ctrl-G");
            until(wizard, "4 of 11");
        }
    }

    @Test
    void itDoesNotGoOnAfterAFailedStep() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.guide()
                    .spoil(
                            "agents-ready",
                            Problem.of("agents-ready-stuck", "The agents do not run.", "Pending.", "See why."));
            until(wizard, " DEMO waits  This step failed; the screen says why. Ctrl-G");
            assertThat(wizard.screen()).contains("The agents do not run.", "4 of 11");
            wizard.guide().release("agents-ready");
            wizard.press("F5", "Ctrl-G");
            until(wizard, "5 of 11");
        }
    }

    @Test
    void aMissingKeyIsForThePersonToGive() throws IOException {
        try (WizardOnScreen wizard = open("kind-demo", Map.of(), Duration.ofMinutes(1))) {
            until(wizard, " DEMO waits  An answer is missing or wrong. Ctrl-G");
            assertThat(wizard.screen()).contains("3 of 11", "needed");
            wizard.press("paste:" + "feedface".repeat(4), "Tab", "paste:" + "decade00".repeat(5), "Ctrl-G");
            until(wizard, "4 of 11");
        }
    }

    @Test
    void itDoesNotSayYesToProduction() throws IOException {
        try (WizardOnScreen wizard = open("shop-prod-eu", KEYS, Duration.ofMinutes(1))) {
            until(wizard, " DEMO waits  It looks like production: only you say yes. Ctrl-G");
            assertThat(wizard.guide().calls()).noneMatch(call -> call.startsWith("apply"));
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.AskingTwice.class);
        }
    }

    @Test
    void whatAPersonTypedIsNotTypedOver() throws IOException {
        try (WizardOnScreen wizard = open()) {
            until(wizard, "4 of 11");
            wizard.press("Esc");
            wizard.goTo("Cluster name in Datadog").press("type:mine", "Ctrl-G");
            until(wizard, "5 of 11");
            assertThat(wizard.view().steps().get(3).fields())
                    .extracting(FieldView::value)
                    .contains("mine")
                    .doesNotContain("demo");
        }
    }

    @Test
    void aQuestionIsForThePersonToAnswer() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.press("Ctrl-C");
            wizard.awaitEnd();
        }
        try (WizardOnScreen wizard = open()) {
            until(wizard, "2 of 11");
            wizard.press("Ctrl-C").pass(MOMENT);
            assertThat(wizard.screen()).contains("Leave Scaleguide", " DEMO waits  Something is asked");
            wizard.press("Esc", "Ctrl-G");
            until(wizard, "3 of 11");
        }
    }
}
