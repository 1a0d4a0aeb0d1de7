package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's own folder of steps: a copy of the one that comes with the program, changed. */
class OwnStepsTest {
    private static final Path SHIPPED = Path.of("wizard-steps");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Path mine = SHIPPED;

    @BeforeEach
    void copy() throws IOException {
        mine = Files.createDirectory(home.resolve("mine"));
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, mine.resolve(file.getFileName()));
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(mine.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(mine.resolve(file), text.replace(from, to));
    }

    private int plan() {
        return GuideForTests.run(
                output, home, List.of("plan", "--practice", "--demo-workload", "--steps", mine.toString()));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void titlesTextsDefaultsAndOrderAreTheHostsAndStepsMayComeAndGo() throws IOException {
        change("05-workload.yaml", "title: The workload to scale", "title: Our shop");
        change("05-workload.yaml", "order: 5", "order: 3");
        change("03-keys.yaml", "order: 3", "order: 5");
        change("04-install.yaml", "order: 4", "order: 6");
        change("06-annotate.yaml", "order: 6", "order: 7");
        change("07-traffic.yaml", "order: 7", "order: 8");
        change("08-metric.yaml", "order: 8", "order: 9");
        change("09-hpa.yaml", "order: 9", "order: 12");
        change("09-hpa.yaml", "default: 10\n", "default: 7\n");
        Files.delete(mine.resolve("10-watch.yaml"));
        Files.writeString(mine.resolve("12-again.yaml"), """
                order: 15
                id: still-well
                title: Is it still well?
                explanation: The same questions as at the beginning, asked again in {namespace}.
                before: [kinds-served, operator-present]
                """);
        assertThat(plan()).as(text()).isZero();
        assertThat(text())
                .contains("[3/11] Our shop", "[4/11] Datadog's keys", "[11/11] Is it still well?")
                .contains("max-replicas = 7  (default)", "asked again in scaleguide-demo.")
                .doesNotContain("Watch it scale");
    }

    @Test
    void aFieldThatAStepCannotDoWithoutIsNamed() throws IOException {
        Files.delete(mine.resolve("03-keys.yaml"));
        change("04-install.yaml", " --from-literal=api-key={api-key} --from-literal=app-key={app-key}", "");
        assertThat(plan()).isEqualTo(1);
        assertThat(text())
                .contains("No step asks for \"api-key\".", "Put the field back into a step file")
                .doesNotContain("Exception");
    }

    @Test
    void whatNamesAFieldThatIsGoneIsRefusedBeforeAnythingIsDone() throws IOException {
        Files.delete(mine.resolve("09-hpa.yaml"));
        assertThat(plan()).isEqualTo(2);
        assertThat(text())
                .contains("10-watch.yaml:")
                .contains("{hpa-name} stands for no field of any step; there are context, ")
                .doesNotContain("[1/");
    }
}
