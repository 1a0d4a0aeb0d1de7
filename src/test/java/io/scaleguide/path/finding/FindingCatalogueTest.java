package io.scaleguide.path.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.document.DocumentException;
import io.scaleguide.path.hop.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the catalogue is read, and what it says of a file that is not as it should be. */
class FindingCatalogueTest {
    private static final Path ASSETS = Path.of("assets");
    private static final String GOOD = """
            id: lamp-off
            hop: traffic
            severity: breaks
            title: The lamp is off
            symptoms:
              - It is dark
            cause: "The lamp {lamp} is off."
            explanation: A lamp gives light only while it is on. This one is not, so that it is dark.
            repair:
              text: "Switch {lamp} on, in the room {room}."
              commands:
                - "light {lamp}"
            link: https://example.com/lamp
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void copySchema() throws IOException {
        Files.createDirectories(folder.resolve("findings"));
        Files.createDirectories(folder.resolve("schema"));
        Files.copy(ASSETS.resolve("schema/finding.schema.json"), folder.resolve("schema/finding.schema.json"));
    }

    @Test
    void theShippedCatalogueLoadsAndHasEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(ASSETS.resolve("findings"))) {
            assertThat(FindingCatalogue.load(ASSETS).all().stream().map(text -> text.id() + ".yaml"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void aFindingFillsItsDetailsIn() throws IOException {
        write("lamp-off.yaml", GOOD);
        FindingText text = FindingCatalogue.load(folder).explain(Finding.of("lamp-off", "lamp", "L7"));
        assertThat(text.cause()).isEqualTo("The lamp L7 is off.");
        assertThat(text.repair().text()).isEqualTo("Switch L7 on, in the room {room}.");
        assertThat(text.repair().commands()).containsExactly("light L7");
    }

    @Test
    void aDetailIsTakenAsItIsEvenIfItLooksLikeAPlaceholder() throws IOException {
        write("lamp-off.yaml", GOOD);
        Finding finding = new Finding("lamp-off", java.util.Map.of("lamp", "$1 {room}", "room", "cellar {lamp}"));
        assertThat(FindingCatalogue.load(folder).explain(finding).repair().text())
                .isEqualTo("Switch $1 {room} on, in the room cellar {lamp}.");
    }

    @Test
    void anIdThatTheCatalogueLacksIsNamed() throws IOException {
        write("lamp-off.yaml", GOOD);
        FindingCatalogue catalogue = FindingCatalogue.load(folder);
        assertThat(catalogue.find("lamp-on")).isEmpty();
        assertThatThrownBy(() -> catalogue.explain(Finding.of("lamp-on"))).hasMessageContaining("lamp-on");
    }

    @Test
    void anIdThatIsNotTheFilesNameIsNamedWithItsLine() throws IOException {
        write("lamp-on.yaml", GOOD);
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessage("lamp-on.yaml:1: The id is \"lamp-off\"; it has to be the file's name.");
    }

    @Test
    void anUnknownHopIsNamedWithItsLineAndTheHopsThereAre() throws IOException {
        write("lamp-off.yaml", GOOD.replace("hop: traffic", "hop: kitchen"));
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("lamp-off.yaml:2: hop:")
                .hasMessageContaining("operator-metrics");
    }

    @Test
    void anUnknownFieldIsNamedWithItsLineAndTheFieldsThereAre() throws IOException {
        write("lamp-off.yaml", GOOD.replace("  text:", "  colour: red\n  text:"));
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("lamp-off.yaml:10:")
                .hasMessageContaining("there is no field \"colour\" here; there are text, action, commands");
    }

    @Test
    void aTitleThatIsTooLongIsNamedWithWhatIsAllowed() throws IOException {
        write("lamp-off.yaml", GOOD.replace("The lamp is off", "The lamp is off ".repeat(10)));
        assertThatThrownBy(this::load)
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("lamp-off.yaml:4: title:")
                .hasMessageContaining("70");
    }

    @Test
    void everyProblemOfEveryFileIsListed() throws IOException {
        write("lamp-off.yaml", GOOD.replace("severity: breaks", "severity: hurts"));
        write("lamp-on.yaml", "id: [lamp-on\n");
        assertThatThrownBy(this::load).isInstanceOfSatisfying(DocumentException.class, problem -> assertThat(
                        problem.problems().stream().map(one -> one.file() + ":" + one.line()))
                .containsExactly("lamp-off.yaml:3", "lamp-on.yaml:2"));
    }

    @Test
    void textsReadAsOneLineOfPlainWords() {
        for (FindingText text : FindingCatalogue.load(ASSETS).all()) {
            assertThat(words(text))
                    .as(text.id())
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n").doesNotContain("  "));
        }
    }

    private static List<String> words(FindingText text) {
        return Stream.of(
                        text.symptoms().stream(),
                        text.repair().commands().stream(),
                        Stream.of(
                                text.title(),
                                text.cause(),
                                text.explanation(),
                                text.repair().text()))
                .flatMap(lines -> lines)
                .collect(Collectors.toList());
    }

    private FindingCatalogue load() {
        return FindingCatalogue.load(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("findings").resolve(name), text);
    }
}
