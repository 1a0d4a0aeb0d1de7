package io.scaleguide.guide.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.autoscale.TuneHpa;
import io.scaleguide.guide.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLoaderTest {
    private static final Set<String> CHECKS = Set.of("door-open");
    private static final Set<String> ACTIONS = Set.of("walk-in");

    @TempDir
    private Path folder;

    @Test
    void theShippedStepsLoadAndComeInTheOrderOfTheJob() throws IOException {
        Registry registry = Catalog.registry();
        List<StepDefinition> steps =
                new StepLoader(schema(), registry.checkIds(), registry.actionIds()).load(Path.of("wizard-steps"));
        assertThat(steps)
                .extracting(StepDefinition::id)
                .containsExactly(
                        "cluster",
                        "preflight",
                        "keys",
                        "install",
                        "workload",
                        "annotate",
                        "traffic",
                        "metric",
                        "hpa",
                        "watch",
                        "finish");
    }

    @Test
    void everyCheckAndActionIsUsedByAStepButForThePanels() throws IOException {
        Registry registry = Catalog.registry();
        List<StepDefinition> steps =
                new StepLoader(schema(), registry.checkIds(), registry.actionIds()).load(Path.of("wizard-steps"));
        assertThat(steps.stream().flatMap(step -> step.actions().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(registry.actionIds().stream()
                        .filter(action -> !action.equals(TuneHpa.ID))
                        .toList());
        assertThat(steps.stream()
                        .flatMap(step -> java.util.stream.Stream.concat(step.before().stream(), step.proofs().stream()))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(registry.checkIds());
    }

    @Test
    void anUnknownFieldIsNamedWithFileAndLine() throws IOException {
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\ncolour: red\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("01-a.yaml:5:")
                .hasMessageContaining("there is no field \"colour\" here; there are order, id, title");
    }

    @Test
    void aCheckThatDoesNotExistIsNamedWithWhatIsAllowed() throws IOException {
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\nbefore:\n  - door-shut\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("01-a.yaml:6:")
                .hasMessageContaining("\"door-shut\"; there are door-open");
    }

    @Test
    void aWrongTypeSaysWhichTypesThereAre() throws IOException {
        write(
                "01-a.yaml",
                "order: 1\nid: a\ntitle: A\nexplanation: x\nfields:\n  - id: f\n    label: F\n    type: colour\n    help: h\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("01-a.yaml:8:")
                .hasMessageContaining("secret");
    }

    @Test
    void brokenYamlIsNamedWithItsLine() throws IOException {
        write("01-a.yaml", "order: 1\nid: [a\ntitle: A\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("01-a.yaml:3: Not YAML");
    }

    @Test
    void everyProblemOfEveryFileIsListed() throws IOException {
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\nactions: [fly]\n");
        write("02-b.yaml", "order: zwei\nid: b\ntitle: B\nexplanation: x\n");
        write(
                "03-c.yaml",
                "order: 3\nid: c\ntitle: C\nexplanation: Of {b}.\nfields:\n"
                        + "  - {id: f, label: F, type: number, help: h, default: x}\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("01-a.yaml:5:")
                .hasMessageContaining("02-b.yaml:1:")
                .hasMessageContaining("03-c.yaml:6: the default will not do: F is a number, not \"x\".")
                .hasMessageNotContaining("{b} stands");
    }

    @Test
    void twoStepsCannotShareAFieldAnIdOrAPlace() throws IOException {
        String field = "fields:\n  - {id: f, label: F, type: text, help: h}\n";
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\n" + field);
        write("02-b.yaml", "order: 1\nid: a\ntitle: B\nexplanation: x\n" + field);
        assertThatThrownBy(this::load)
                .hasMessageContaining("02-b.yaml:1: the order \"1\" is that of ")
                .hasMessageContaining("02-b.yaml:2: the id \"a\" is that of ")
                .hasMessageContaining("02-b.yaml:6: the field \"f\" is in ")
                .hasMessageContaining("01-a.yaml too; each step has its own.");
    }

    @Test
    void aFolderWithoutStepsSaysSo() {
        assertThatThrownBy(this::load).hasMessageContaining("No step files");
    }

    @Test
    void aFolderThatIsNotThereOrIsAFileSaysSo() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        StepLoader loader = new StepLoader(schema(), CHECKS, ACTIONS);
        assertThatThrownBy(() -> loader.load(nowhere)).hasMessage(nowhere + ": There is no such folder.");
        Path file = Files.writeString(folder.resolve("notes"), "x");
        assertThatThrownBy(() -> loader.load(file)).hasMessage(file + ": This is a file; steps are in a folder.");
    }

    @Test
    void aStepThatIsLeftOutLeavesNoGapInThePlaces() throws IOException {
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\n");
        write("03-c.yaml", "order: 30\nid: c\ntitle: C\nexplanation: x\n");
        write("02-b.yaml", "order: 70\nid: b\ntitle: B\nexplanation: x\n");
        assertThat(load()).extracting(StepDefinition::id).containsExactly("a", "c", "b");
        assertThat(load()).extracting(StepDefinition::order).containsExactly(1, 2, 3);
    }

    @Test
    void aFileThatIsNotCalledAsAStepIsIsNotPassedOver() throws IOException {
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\n");
        write("finish.yaml", "order: 2\nid: b\ntitle: B\nexplanation: x\n");
        write("03-c.yml", "order: 3\nid: c\ntitle: C\nexplanation: x\n");
        write("demo.yaml", "length: 5m\n");
        write("README.md", "Mine.\n");
        assertThatThrownBy(this::load)
                .hasMessageContaining("finish.yaml: A step file is called NN-name.yaml, for example 04-install.yaml")
                .hasMessageContaining("03-c.yml: A step file is called")
                .hasMessageNotContaining("demo.yaml")
                .hasMessageNotContaining("README");
    }

    @Test
    void aDefaultHasToDoItself() throws IOException {
        write("01-a.yaml", """
                order: 1
                id: a
                title: A
                explanation: x
                fields:
                  - {id: f, label: Target, type: number, help: h, minimum: 1, default: 0}
                  - {id: g, label: Wait, type: duration, help: h, default: soon}
                  - {id: h, label: Site, type: choice, help: h, choices: [eu, us], default: de}
                  - {id: i, label: Other, type: choice, help: h}
                  - {id: j, label: Name, type: text, help: h, pattern: "[a-z]+", allowed: is small, default: "{f}"}
                """);
        assertThatThrownBy(this::load)
                .hasMessageContaining("01-a.yaml:6: the default will not do: Target is at least 1, not 0.")
                .hasMessageContaining("01-a.yaml:7: the default will not do: Wait is a length of time such as 30s")
                .hasMessageContaining("01-a.yaml:8: the default will not do: Site is one of eu, us, not \"de\".")
                .hasMessageContaining("01-a.yaml:9: a field of type choice needs choices.")
                .hasMessageNotContaining(":10:");
    }

    @Test
    void aKeyIsNoDefaultAndIsNotRepeated() throws IOException {
        write(
                "01-a.yaml",
                "order: 1\nid: a\ntitle: A\nexplanation: x\nfields:\n"
                        + "  - {id: api-key, label: Key, type: secret, help: h, default: feedface}\n");
        assertThatThrownBy(this::load)
                .hasMessageContaining(
                        "01-a.yaml:6: a key does not go into a step file: leave the default of \"api-key\" out.")
                .hasMessageNotContaining("feedface");
    }

    @Test
    void aPatternThatIsNoneIsNamedWithItsLine() throws IOException {
        write(
                "01-a.yaml",
                "order: 1\nid: a\ntitle: A\nexplanation: x\nfields:\n"
                        + "  - {id: f, label: F, type: text, help: h, pattern: \"[a-z\", allowed: is small}\n");
        assertThatThrownBy(this::load)
                .hasMessageContaining("01-a.yaml:6: this pattern is no regular expression: Unclosed character class.");
    }

    @Test
    void aNameInATextIsThatOfAFieldOfAnyStep() throws IOException {
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: Take {target} of {tarket}.\n");
        write(
                "02-b.yaml",
                "order: 2\nid: b\ntitle: B\nexplanation: x\n"
                        + "fields:\n  - {id: target, label: T, type: text, help: h, default: \"{site}\"}\n"
                        + "commands: ['echo ${name} {\"a\":{...}} {.x}', 'echo {gone}']\n");
        assertThatThrownBy(this::load)
                .hasMessageContaining("01-a.yaml:4: {tarket} stands for no field of any step; there are target.")
                .hasMessageContaining("02-b.yaml:6: {site} stands for no field")
                .hasMessageContaining("02-b.yaml:7: {gone} stands for no field")
                .hasMessageNotContaining("{name}")
                .hasMessageNotContaining("{target} stands");
    }

    @Test
    void whatTheSchemaRefusesIsSaidInPlainWords() throws IOException {
        write("01-a.yaml", """
                order: first
                id: My Step
                title: This title is longer than the list of steps at the left of the screen can show
                deadline: five
                actions: walk-in
                gate: perhaps
                hints: [{problem: x, text: "", link: http://example.org}]
                """);
        assertThatThrownBy(this::load)
                .hasMessageContaining("01-a.yaml:1: \"explanation\" is missing.")
                .hasMessageContaining("01-a.yaml:1: order: this has to be a whole number.")
                .hasMessageContaining("01-a.yaml:2: id: this has to be small letters and digits, with single hyphens")
                .hasMessageContaining("01-a.yaml:3: title: this has 78 characters, and has to do with 60.")
                .hasMessageContaining(
                        "01-a.yaml:4: deadline: this has to be a length of time, such as 30s, 5m or 1h30m.")
                .hasMessageContaining("01-a.yaml:5: actions: this has to be a list.")
                .hasMessageContaining("01-a.yaml:6: gate: this has to be true or false.")
                .hasMessageContaining("01-a.yaml:7: hints.0.text: this is empty.")
                .hasMessageContaining("01-a.yaml:7: hints.0.link: this has to be an address with https://.");
    }

    private List<StepDefinition> load() throws IOException {
        return new StepLoader(schema(), CHECKS, ACTIONS).load(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static DocumentSchema schema() throws IOException {
        return DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json")));
    }
}
