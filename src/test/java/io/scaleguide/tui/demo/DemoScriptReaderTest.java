package io.scaleguide.tui.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.tui.input.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoScriptReaderTest {
    private static final Path SHIPPED = Path.of("wizard-steps");

    @TempDir
    private Path folder;

    private static DocumentSchema schema(String name) throws IOException {
        return DocumentSchema.of(Files.readString(Path.of("assets/schema", name + ".schema.json")));
    }

    private static List<StepDefinition> steps() throws IOException {
        Registry known = Catalog.registry();
        return new StepLoader(schema("step"), known.checkIds(), known.actionIds()).load(SHIPPED);
    }

    private static DemoScript read(String text) throws IOException {
        return new DemoScriptReader(schema("demo"), steps()).parse("demo.yaml", text);
    }

    @Test
    void theShippedOneTakesAQuarterOfAnHourAndSpeaksAtEveryStep() throws IOException {
        DemoScript script = new DemoScriptReader(schema("demo"), steps()).in(SHIPPED);
        assertThat(script.length()).isEqualTo(Duration.ofMinutes(15));
        assertThat(script.steps())
                .extracting(StepScene::step)
                .containsExactlyElementsOf(
                        steps().stream().map(StepDefinition::id).toList());
        assertThat(script.panel())
                .extracting(PanelScene::until)
                .flatMap(until -> until.stream().toList())
                .containsExactly(Until.ABOVE_TARGET, Until.SCALED_UP, Until.BELOW_TARGET, Until.SCALED_DOWN);
    }

    @Test
    void withoutAFileEveryStepSpeaksForItself() throws IOException {
        assertThat(new DemoScriptReader(schema("demo"), steps()).in(folder)).isEqualTo(DemoScript.PLAIN);
    }

    @Test
    void aLineMayStandAloneAndKeysAreThoseOfTheScreen() throws IOException {
        DemoScript script = read("""
                length: 8m
                steps:
                  - step: hpa
                    ask: One line.
                    answers: {target: 200, max-replicas: 6}
                panel:
                  - say: [One., Two.]
                    keys: [s, 8, Esc, Ctrl-U, Shift-Tab]
                    until: scaled-up
                """);
        assertThat(script.length()).isEqualTo(Duration.ofMinutes(8));
        assertThat(script.scene("hpa").ask()).containsExactly("One line.");
        assertThat(script.scene("hpa").answers()).containsEntry("target", "200").containsEntry("max-replicas", "6");
        assertThat(script.scene("keys")).isEqualTo(StepScene.of("keys"));
        assertThat(script.panel().get(0).keys())
                .containsExactly(
                        Key.typed("s"),
                        Key.typed("8"),
                        Key.of(Key.Code.ESCAPE),
                        Key.ctrl('u'),
                        Key.of(Key.Code.BACK_TAB));
    }

    @Test
    void everyMistakeIsNamedWithItsLineAndWhatIsAllowed() {
        assertThatThrownBy(() -> read("""
                        length: a while
                        steps:
                          - step: hpa
                            asks: What?
                        panel:
                          - say: Fine.
                            until: tomorrow
                          - say: This line is longer than the fifty-six cells that there are for it.
                        """))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("demo.yaml:1: length: ")
                .hasMessageContaining(
                        "demo.yaml:4: steps.0: there is no field \"asks\" here; there are step, ask, plan")
                .hasMessageContaining("demo.yaml:7: panel.0.until: ")
                .hasMessageContaining("demo.yaml:8: panel.1.say: ");
    }

    @Test
    void stepsFieldsAnswersAndKeysAreThoseThatThereAre() {
        assertThatThrownBy(() -> read("""
                        steps:
                          - step: hpas
                          - step: annotate
                            answers: {target: 3}
                          - step: hpa
                            answers:
                              targets: 200
                              target: 0
                          - step: workload
                            answers: {demo-workload: true-ish}
                        panel:
                          - say: Fine.
                            keys: [s, F13, Ctrl-C]
                        """))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("demo.yaml:2: There is no step \"hpas\" here; there are cluster, preflight,")
                .hasMessageContaining("demo.yaml:4: The step \"annotate\" has no field \"target\"; it has none.")
                .hasMessageContaining(
                        "demo.yaml:7: The step \"hpa\" has no field \"targets\"; there are hpa-name, target,")
                .hasMessageContaining("demo.yaml:8: Target is at least 1, not 0.")
                .hasMessageContaining("demo.yaml:10: demo-workload cannot be typed in a demonstration: give its answer")
                .hasMessageContaining(
                        "demo.yaml:13: \"F13\" is no key that can be pressed here; there are single characters")
                .hasMessageContaining("demo.yaml:13: \"Ctrl-C\" is no key");
    }

    @Test
    void keysForDatadogAreNotTakenAndNotRepeated() {
        assertThatThrownBy(() -> read("""
                        steps:
                          - step: keys
                            answers: {api-key: feedfacefeedfacefeedfacefeedface}
                        """))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("demo.yaml:3: api-key is a key, and keys do not go here")
                .hasMessageNotContaining("feedface");
    }
}
