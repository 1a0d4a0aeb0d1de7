package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.guide.answer.AnswersFile;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.guide.step.YamlText;
import io.scaleguide.lint.Linter;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Files that people write: steps, answers, and the pages that are looked through. */
final class DocumentInputs {
    private static final StepLoader STEPS = new StepLoader(schema("step"), Set.of("reachable"), Set.of("metric"));
    private static final AnswersFile ANSWERS = new AnswersFile(schema("answers"));
    private static final Linter LINTER = new Linter(trap -> true);

    private DocumentInputs() {}

    private static DocumentSchema schema(String name) {
        return DocumentSchema.of(YamlDocument.content(Path.of("assets/schema/" + name + ".schema.json")));
    }

    static void step(byte[] input) throws Exception {
        Inputs.file("01-step.yaml", input, (file, folder) -> {
            try {
                assertThat(STEPS.load(folder)).hasSize(1);
            } catch (DocumentException refused) {
                said(refused);
            }
        });
    }

    static void answers(byte[] input) throws Exception {
        Inputs.file("answers.yaml", input, (file, folder) -> {
            try {
                assertThat(ANSWERS.read(file)).isNotNull();
            } catch (DocumentException refused) {
                said(refused);
            }
        });
        YamlText.problems("values", Inputs.text(input))
                .forEach(problem -> assertThat(problem.message()).isNotBlank());
    }

    private static void said(DocumentException refused) {
        assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.line()).isNotNegative();
        });
    }

    /** Traps are within the text, and correcting them comes to an end. */
    static void lintPage(byte[] input) {
        SourceText page = new SourceText("page.md", Inputs.text(input));
        List<Trap> traps = LINTER.look(List.of(page)).get(0).traps();
        traps.forEach(trap -> assertThat(trap.toString()).isNotBlank());
        if (traps.stream().anyMatch(Trap::fixable)) {
            assertThat(LINTER.correct(List.of(page))).hasSize(1);
        }
    }
}
