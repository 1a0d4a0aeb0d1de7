package io.scaleguide.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each trap alone, from {@code src/test/resources/lint/traps.md}: a heading with the finding and the file's name, the text with the trap,
 * and the same text corrected. A line with the trap ends with {@code <--}.
 */
class TrapsTest {
    private static final Path CASES = Path.of("src/test/resources/lint/traps.md");
    private static final Pattern HEADING = Pattern.compile("## (\\S+) in (\\S+)( \\(corrected by hand\\))?");
    private static final String MARK = "  <--";
    private static final FindingCatalogue CATALOGUE = FindingCatalogue.load(Path.of("assets"));

    private final Linter linter = new Linter(trap -> true);

    record Case(String id, String file, boolean byHand, String wrong, String right) {
        @Override
        public String toString() {
            return id + " in " + file;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String section : Files.readString(CASES).split("(?m)^(?=## )")) {
            var heading = HEADING.matcher(section.lines().findFirst().orElse(""));
            if (heading.matches()) {
                String[] blocks = section.split("(?m)^````.*\n");
                cases.add(new Case(heading.group(1), heading.group(2), heading.group(3) != null, blocks[1], blocks[3]));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTrapIsFoundWhereItIsAndNoOther(Case one) {
        List<String> lines = one.wrong().lines().toList();
        int line = 1;
        while (!lines.get(line - 1).endsWith(MARK)) {
            line++;
        }
        int marked = line;
        assertThat(traps(one, one.wrong().replace(MARK, ""))).singleElement().satisfies(trap -> {
            assertThat(trap.finding().id()).isEqualTo(one.id());
            assertThat(trap.line()).isEqualTo(marked);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCorrectedTextHasNone(Case one) {
        assertThat(traps(one, one.right())).map(trap -> trap.finding().id()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theProgramCorrectsItAsTheCaseSays(Case one) {
        SourceText wrong = new SourceText(one.file(), one.wrong().replace(MARK, ""));
        String corrected = linter.correct(List.of(wrong)).get(0).text();
        assertThat(corrected).isEqualTo(one.byHand() ? wrong.text() : one.right());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsExplainedWithoutAGap(Case one) {
        Trap trap = traps(one, one.wrong().replace(MARK, "")).get(0);
        FindingText text = CATALOGUE.explain(trap.finding());
        assertThat(String.join("\n", text.cause(), text.repair().text())).doesNotContainPattern("\\{[a-z]+}");
    }

    @Test
    void everyFindingOfTheLinterHasACase() throws IOException {
        Set<String> ids = new TreeSet<>();
        cases().forEach(one -> ids.add(one.id()));
        assertThat(ids).containsExactlyElementsOf(linter.ids());
    }

    @Test
    void everyTextOfThePagesIsFoundBySomething() {
        assertThat(CATALOGUE.all().stream().map(FindingText::id).filter(id -> id.startsWith("text-")))
                .isSubsetOf(linter.ids());
    }

    private List<Trap> traps(Case one, String text) {
        return linter.look(List.of(new SourceText(one.file(), text))).get(0).traps();
    }
}
