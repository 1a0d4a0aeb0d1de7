package io.scaleguide.path.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page docs/findings.md lists what the catalogue holds. */
class FindingIndexTest {
    private static final Path PAGE = Path.of("docs/findings.md");
    private static final Path FRESH = Path.of("target/findings.md");

    @Test
    void thePageListsTheCatalogue() throws IOException {
        String expected = page(FindingCatalogue.load(Path.of("assets")));
        Files.createDirectories(Path.of("target"));
        Files.writeString(FRESH, expected);
        String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        assertThat(written.equals(expected))
                .as("%s is not up to date with assets/findings. To mend it: cp %s %s", PAGE, FRESH, PAGE)
                .isTrue();
    }

    private static String page(FindingCatalogue catalogue) {
        String rows = catalogue.all().stream()
                .sorted(Comparator.comparing(FindingText::hop).thenComparing(FindingText::id))
                .map(FindingIndexTest::row)
                .collect(Collectors.joining("\n"));
        return """
                # Findings

                What Scaleguide can find wrong on the signal path, in the order of its hops. Each has a file of its own in
                `assets/findings`, with its symptoms, its cause, an explanation and the repair. `breaks` means that the number
                stops there, `warns` that it arrives but is not what it seems, or will not stay.

                This page is made from those files; a test holds it to them and says how to make it anew. %d findings.

                | id | hop | severity | title |
                |---|---|---|---|
                %s
                """.formatted(catalogue.all().size(), rows);
    }

    private static String row(FindingText text) {
        return "| [%s](../assets/findings/%s.yaml) | %s | %s | %s |"
                .formatted(
                        text.id(),
                        text.id(),
                        text.hop().title(),
                        text.severity().name().toLowerCase(Locale.ROOT),
                        text.title().replace("|", "\\|"));
    }
}
