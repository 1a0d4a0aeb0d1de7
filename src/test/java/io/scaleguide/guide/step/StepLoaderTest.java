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
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("01-a.yaml:5:")
                .hasMessageContaining("02-b.yaml:1:");
    }

    @Test
    void twoStepsCannotShareAFieldOrAPlace() throws IOException {
        String field = "fields:\n  - {id: f, label: F, type: text, help: h}\n";
        write("01-a.yaml", "order: 1\nid: a\ntitle: A\nexplanation: x\n" + field);
        write("02-b.yaml", "order: 1\nid: b\ntitle: B\nexplanation: x\n" + field);
        assertThatThrownBy(this::load)
                .hasMessageContaining("Two steps have the id \"b\" or the order 1")
                .hasMessageContaining("Two fields have the id \"f\"");
    }

    @Test
    void aFolderWithoutStepsSaysSo() {
        assertThatThrownBy(this::load).hasMessageContaining("No step files");
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
