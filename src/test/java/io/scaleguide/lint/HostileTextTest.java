package io.scaleguide.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write: the linter neither fails nor hangs, and points inside the text. */
class HostileTextTest {
    private static final String BITS = "'\"`{}[]()<>|&;:#-\\\n\t $%\uFEFF\uD83D\uDE80é";
    private static final int CHANGES = 12;

    private final Linter linter = new Linter(trap -> true);

    @Test
    void pagesWithRandomChanges() throws IOException {
        Random random = new Random(20261124);
        for (String page : List.of("first-guide.md", "corrected-guide.md", "traps.md")) {
            String text = Files.readString(Path.of("src/test/resources/lint", page));
            for (int round = 0; round < 60; round++) {
                StringBuilder changed = new StringBuilder(text);
                for (int i = 0; i < CHANGES; i++) {
                    int at = random.nextInt(changed.length());
                    if (random.nextBoolean()) {
                        changed.insert(at, BITS.charAt(random.nextInt(BITS.length())));
                    } else {
                        changed.delete(at, Math.min(changed.length(), at + random.nextInt(40)));
                    }
                }
                String name =
                        List.of("page.md", "values.yaml", "run.sh", "<stdin>").get(round % 4);
                look(new SourceText(name, changed.toString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "'",
                "\"",
                "$(",
                "${",
                "<<E\n",
                "- ",
                "a: {",
                "while curl ",
                "```\n",
                "\\",
                "&a [*a,",
                "\t"
            })
    void aHundredThousandOfTheSame(String bit) {
        String many = bit.repeat(100_000 / bit.length());
        for (String name : List.of("page.md", "values.yaml", "run.sh")) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> look(new SourceText(name, many)));
        }
    }

    @Test
    void aliasesThatGrowAreRefused() {
        StringBuilder laughs = new StringBuilder("kind: List\napiVersion: v1\na0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        List<Trap> traps = look(new SourceText("bomb.yaml", laughs.toString()));
        assertThat(traps).anyMatch(trap -> trap.finding().id().equals("text-not-yaml"));
    }

    private List<Trap> look(SourceText source) {
        List<Trap> traps = linter.look(List.of(source)).get(0).traps();
        for (Trap trap : traps) {
            assertThat(trap.start()).isBetween(0, trap.end());
            assertThat(trap.end()).isLessThanOrEqualTo(source.text().length());
            assertThat(trap.line()).isPositive();
            assertThat(trap.before().size() + trap.after().size()).isNotNegative();
        }
        linter.correct(List.of(source));
        return traps;
    }
}
