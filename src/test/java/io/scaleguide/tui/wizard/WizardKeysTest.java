package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys, pastes and the mouse do to the wizard as a user has it. */
class WizardKeysTest {
    private static final String API_KEY = "feedfacefeedfacefeedfacefeedface";
    private static final String APP_KEY = "decadedecadedecadedecadedecadedecadedecade";

    @TempDir
    private Path folder;

    private WizardOnScreen open() throws IOException {
        return WizardOnScreen.open(ScreenSetup.in(folder));
    }

    @Test
    void tabArrowsEnterAndEscapeSufficeForAStep() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.press("Shift-Tab", "Down", "Enter").goToButtons().press("Enter", "Enter");
            assertThat(wizard.view().step().step().id()).isEqualTo("preflight");
            wizard.goToButtons().press("Enter", "Enter");
            wizard.press("type:" + API_KEY, "Tab", "type:" + APP_KEY, "Down", "Enter", "Enter", "Enter");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Planned.class);
            wizard.press("Tab", "Down", "Up", "Tab", "Enter");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Done.class);
            assertThat(wizard.guide().calls()).contains("apply datadog-release");
        }
    }

    @Test
    void aNameIsChosenWithTheArrows() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.goTo("Cluster").press("Down", "Down", "Down", "Enter");
            assertThat(wizard.view().step().fields().get(0).value()).isEqualTo("shop-prod-eu");
            wizard.goTo("Cluster").press("type:demo", "Down", "Enter");
            assertThat(wizard.view().step().fields().get(0).value()).isEqualTo("kind-demo");
        }
    }

    @Test
    void questionMarkAndColonAreTextOnceAFieldIsEdited() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkTo("install").goTo("Chart version").press("?");
            assertThat(wizard.screen()).contains("─ Keys ─");
            wizard.press("Esc", ":");
            assertThat(wizard.screen()).contains("─ Do ─");
            wizard.press("Esc", "type:3:?");
            assertThat(wizard.screen()).contains("3:?").doesNotContain("─ Keys ─", "─ Do ─");
            wizard.press("F1");
            assertThat(wizard.screen()).contains("─ Keys ─");
            wizard.press("Esc", "Ctrl-P");
            assertThat(wizard.screen()).contains("─ Do ─");
        }
    }

    @Test
    void theFirstEscEndsTheTypingAndOnlyTheNextGoesBack() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkTo("install").goTo("Chart version").press("type:3.1", "Esc");
            assertThat(wizard.view().step().step().id()).isEqualTo("install");
            wizard.press("?");
            assertThat(wizard.screen()).contains("─ Keys ─");
            wizard.press("Esc", "Esc");
            assertThat(wizard.view().step().step().id()).isEqualTo("keys");
        }
    }

    @Test
    void keysThatNobodySeesDoNothing() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.resize(20, 5);
            wizard.press("Enter", "F5", "type:x");
            wizard.resize(80, 24);
            assertThat(wizard.view().step().step().id()).isEqualTo("cluster");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Asking.class);
        }
    }

    @Test
    void aForgottenKeyIsNotSaidToBeSet() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkToKeys().press("paste:" + API_KEY);
            assertThat(wizard.screen()).contains("set");
            wizard.press("Ctrl-R");
            assertThat(wizard.view().step().fields().stream()
                            .filter(field -> field.field().id().equals("api-key")))
                    .allMatch(field -> !field.set());
            assertThat(wizard.screen()).contains("not set").doesNotContain("•");
        }
    }

    @Test
    void aKeyIsOnNoScreenAndInNoDumpAndNoCopy() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkToKeys().press("paste:" + API_KEY, "Tab", "type:" + APP_KEY, "F12");
            wizard.awaitScreen("This screen is in");
            for (int row = 0; row < 5; row++) {
                wizard.press("Ctrl-Y");
                for (int down = 0; down < row; down++) {
                    wizard.press("Down");
                }
                wizard.press("Enter");
            }
            wizard.press("F5");
            dump(wizard, 6);
            wizard.press("F5", "F5");
            assertThat(wizard.screen()).contains("nothing is done yet");
            dump(wizard, 9);
            assertThat(wizard.display().frames()).noneMatch(WizardKeysTest::leaks);
            assertThat(wizard.display().copied()).isNotEmpty().noneMatch(WizardKeysTest::leaks);
            assertThat(dumps()).noneMatch(WizardKeysTest::leaks);
        }
    }

    /** Names of dumps are times, so there is one a moment. */
    private void dump(WizardOnScreen wizard, int files) {
        wizard.guide().clock().advance(Duration.ofSeconds(1));
        wizard.press("F12");
        wizard.awaitScreen("This screen is in");
        assertThat(dumps()).hasSize(files);
    }

    private static boolean leaks(String text) {
        return text.contains("feedface") || text.contains("decade");
    }

    private List<String> dumps() {
        try (Stream<Path> files = Files.list(folder.resolve("screens"))) {
            return files.map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void escapeNeverChangesAnything() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkTo("install").press("F5");
            int calls = wizard.guide().calls().size();
            for (int i = 0; i < 12; i++) {
                wizard.press("Esc");
            }
            assertThat(wizard.view().current()).isZero();
            assertThat(wizard.guide()
                            .calls()
                            .subList(calls, wizard.guide().calls().size()))
                    .allMatch(call -> call.startsWith("look "));
        }
    }

    @Test
    void escapeOfWhatRunsAsksAndTheSafeAnswerGoesOn() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.guide().hold("external-api-available");
            wizard.walkTo("install").press("F5", "F5", "Esc");
            assertThat(wizard.screen()).contains("Stop this step");
            wizard.press("Enter");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Working.class);
            assertThat(wizard.screen()).doesNotContain("Stop this step");
        }
    }

    @Test
    void underTheExplanationNothingIsTypedAndNothingPressed() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkTo("install").goTo("Chart version").press("F2", "type:x", "paste:y", "Enter", "Tab", "Enter");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Asking.class);
            wizard.press("F2");
            assertThat(wizard.view().step().fields())
                    .extracting(field -> field.value())
                    .doesNotContain("x", "y", "xy");
            assertThat(wizard.screen()).contains("▶ Chart version");
        }
    }

    @Test
    void theMousePressesButtonsStepsAndFields() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkTo("install");
            click(wizard, "Chart version");
            assertThat(wizard.screen()).contains("▶ Chart version");
            click(wizard, "[  Continue");
            assertThat(wizard.view().step().stage()).isInstanceOf(Stage.Planned.class);
            click(wizard, " 2 Look before");
            assertThat(wizard.view().step().step().id()).isEqualTo("preflight");
        }
    }

    private static void click(WizardOnScreen wizard, String text) {
        List<String> lines = wizard.screen().lines().toList();
        for (int row = 0; row < lines.size(); row++) {
            int column = lines.get(row).indexOf(text);
            if (column >= 0) {
                wizard.send(new Input.Clicked(new Point(column + 4, row)));
                wizard.quiet();
                return;
            }
        }
        throw new AssertionError("Nothing says " + text + "\n" + wizard.screen());
    }

    @Test
    void aStormOfSizesLeavesTheScreenOfAFreshStart() throws IOException {
        Random random = new Random(7);
        String fresh;
        try (WizardOnScreen wizard = WizardOnScreen.open(ScreenSetup.in(folder).size(101, 31))) {
            fresh = wizard.screen();
        }
        try (WizardOnScreen wizard = open()) {
            for (int i = 0; i < 200; i++) {
                wizard.resize(1 + random.nextInt(220), 1 + random.nextInt(60));
            }
            wizard.resize(101, 31);
            wizard.quiet();
            assertThat(wizard.screen()).isEqualTo(fresh);
            assertThat(wizard.display().size()).isEqualTo(new Size(101, 31));
        }
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.terminal().written();
            long frames = wizard.display().shown();
            wizard.quiet();
            wizard.quiet();
            assertThat(wizard.display().shown()).isGreaterThan(frames);
            assertThat(wizard.terminal().written()).isEmpty();
        }
    }

    @Test
    void keysAreDrawnWhileACheckHangs() throws IOException {
        try (WizardOnScreen wizard = open()) {
            wizard.walkTo("preflight").goTo("Helm release");
            wizard.guide().hang("rights");
            String typed = "datadog";
            for (String letter : List.of("a", "b", "c")) {
                typed += letter;
                String wanted = "Helm release             " + typed + " ";
                int looks = looks(wizard);
                long before = wizard.display().shown();
                long begun = System.nanoTime();
                wizard.send("type:" + letter);
                wizard.await("the letter", () -> wizard.display().last().contains(wanted));
                long frames = wizard.display().shown() - before;
                // What turns is drawn five times a second besides; once of it may have been due already.
                long turns = 1 + Duration.ofNanos(System.nanoTime() - begun).toMillis() / 200;
                assertThat(frames - turns).as("frames").isLessThanOrEqualTo(3);
                wizard.await("the next look", () -> looks(wizard) > looks);
                wizard.frame();
            }
            wizard.await("the check", () -> wizard.screen().contains("Looking ..."));
            wizard.send("F1", "Esc", "Shift-Tab");
            wizard.await("another field", () -> wizard.screen().contains("▶ Namespace for"));
        }
    }

    private static int looks(WizardOnScreen wizard) {
        return Collections.frequency(wizard.guide().calls(), "look rights");
    }

    @Test
    void theThemeFollowsTheBackgroundThatTheTerminalTells() throws IOException {
        try (WizardOnScreen wizard = open()) {
            assertThat(wizard.display().theme()).isEqualTo("dark");
            wizard.send(new Input.Background(true));
            wizard.quiet();
            assertThat(wizard.display().theme()).isEqualTo("light");
        }
    }
}
