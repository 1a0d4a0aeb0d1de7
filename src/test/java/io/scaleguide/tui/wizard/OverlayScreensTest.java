package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies over a step or beside it, and what only some terminals show. Written anew as {@link ScreensTest} says. */
@Execution(ExecutionMode.CONCURRENT)
class OverlayScreensTest {
    @TempDir
    private Path folder;

    private ScreenSetup setup() {
        return ScreenSetup.in(folder);
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "200, 50"})
    void whatLiesOverAStep(int columns, int rows) throws IOException {
        GoldenScreens golden = new GoldenScreens(columns + "x" + rows + "/over-a-step.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup().size(columns, rows))) {
            wizard.press("?");
            golden.add("help", wizard);
            wizard.press("Esc", ":");
            golden.add("all commands", wizard);
            wizard.press("type:theme");
            golden.add("commands with theme in them", wizard);
            wizard.press("Esc", "F2");
            golden.add("explanation", wizard);
            wizard.press("Esc", "F8");
            golden.add("do the rest?", wizard);
            wizard.press("Enter", "F5", "F5", "Ctrl-C");
            golden.add("leave?", wizard);
            wizard.press("Esc", "F3").awaitScreen("Going back changes");
            golden.add("gone back where nothing was changed", wizard);
            wizard.walkTo("install").press("Ctrl-Y");
            golden.add("what can be copied", wizard);
            wizard.press("Esc");
            wizard.guide().hold("external-api-available");
            wizard.press("F5", "F5", "F9");
            golden.add("stop?", wizard);
            wizard.press("Tab", "Enter").awaitScreen("You stopped this step");
            golden.add("stopped", wizard);
            wizard.press("F3").awaitScreen("Going back changes");
            golden.add("gone back where something was changed", wizard);
        }
        expectNone(golden);
    }

    @Test
    void aClusterThatLooksLikeProduction() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/production.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup().context("shop-prod-eu"))) {
            golden.add("first step", wizard);
            wizard.walkTo("keys").walkTo("install").press("F5");
            golden.add("planned", wizard);
            wizard.press("F5");
            golden.add("asked twice", wizard);
        }
        expectNone(golden);
    }

    @Test
    void aPracticeCluster() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/practice.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup().context("practice-10-00-00"))) {
            golden.add("first step", wizard);
        }
        expectNone(golden);
    }

    @Test
    void namesToChooseFrom() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/choice.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(ScreenSetup.named("choice"))) {
            wizard.goTo("Cluster");
            golden.add("open", wizard);
            wizard.press("type:prod");
            golden.add("narrowed by typing", wizard);
            wizard.press("Down", "Enter");
            golden.add("taken", wizard);
            wizard.goTo("Cluster").press("type:gone", "Tab").walkTo("preflight").goTo("Namespace for Datadog");
            golden.add("cannot be read", wizard);
        }
        expectNone(golden);
    }

    @Test
    void namesThatTakeTheirTime() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/choice-loading.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup())) {
            wizard.walkTo("preflight");
            wizard.names().keepWaiting();
            wizard.send("Shift-Tab");
            wizard.await("the list", () -> wizard.screen().contains("loading"));
            golden.addMoving("loading", wizard);
        }
        expectNone(golden);
    }

    @Test
    void chartValuesAsYaml() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/yaml.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup())) {
            wizard.walkTo("install").goTo("More chart values");
            wizard.press("paste:datadog:\n  logs:\n    enabled: true\n  apiKey: x\n");
            golden.add("a key where none may be", wizard);
            wizard.press("Shift-Tab");
            golden.add("left with a problem", wizard);
        }
        expectNone(golden);
    }

    @Test
    void keysFromTheEnvironment() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/secret.txt");
        Map<String, String> environment = Map.of("DD_API_KEY", "0123456789abcdef".repeat(2));
        try (WizardOnScreen wizard = WizardOnScreen.open(setup().environment(environment))) {
            wizard.press("F5", "F5", "F5", "F5");
            golden.add("one is set, one is not", wizard);
            wizard.press("paste:" + "0123456789".repeat(4));
            golden.add("pasted", wizard);
            wizard.press("Ctrl-U");
            golden.add("forgotten", wizard);
        }
        expectNone(golden);
    }

    @ParameterizedTest
    @CsvSource({"79, 23", "20, 5"})
    void tooSmall(int columns, int rows) throws IOException {
        GoldenScreens golden = new GoldenScreens(columns + "x" + rows + ".txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup().size(columns, rows))) {
            golden.add("too small", wizard);
        }
        expectNone(golden);
    }

    @Test
    void withoutUnicode() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/ascii.txt");
        try (WizardOnScreen wizard = WizardOnScreen.open(setup().ascii())) {
            wizard.goTo("Cluster");
            golden.add("choice", wizard);
            wizard.press("Esc").walkTo("install");
            golden.add("form", wizard);
            assertThat(wizard.screen().chars()).allMatch(character -> character < 128);
            wizard.guide().hold("external-api-available");
            wizard.press("F5", "F5");
            golden.add("running", wizard);
            wizard.press("?");
            golden.add("help", wizard);
        }
        expectNone(golden);
    }

    @Test
    void wideAndCombiningCharactersMoveNothing() throws IOException {
        GoldenScreens golden = new GoldenScreens("80x24/wide.txt");
        try (WizardOnScreen wizard =
                WizardOnScreen.open(ScreenSetup.named("wide").context("\"日本-e\u0301q\u0301\""))) {
            wizard.goTo("Cluster");
            golden.add("chosen", wizard);
            wizard.press("type:日", "?");
            golden.add("typed", wizard);
        }
        expectNone(golden);
    }

    private static void expectNone(GoldenScreens golden) throws IOException {
        assertThat(golden.differences()).as(GoldenScreens.ADVICE).isEmpty();
    }
}
