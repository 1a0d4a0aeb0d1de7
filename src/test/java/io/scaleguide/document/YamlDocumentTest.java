package io.scaleguide.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of YAML that are what they should be, and files that are meant to hurt. */
class YamlDocumentTest {
    private static YamlDocument parse(String text) {
        return YamlDocument.parse("f.yaml", text);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DocumentException.class)
                .hasMessage("f.yaml" + message);
    }

    @Test
    void valuesHaveTheirKindAndTheirLine() {
        YamlDocument document = parse("""
                a: 1
                b: [x, 1.50, true, null, "2", 1e3, 99999999999999999999]
                c/d~e:
                  f: !!str 5
                """);
        assertThat(document.tree())
                .hasToString(
                        "{\"a\":1,\"b\":[\"x\",1.50,true,null,\"2\",1000,99999999999999999999],\"c/d~e\":{\"f\":\"5\"}}");
        assertThat(document.line("/b/2")).isEqualTo(2);
        assertThat(document.line("/c~1d~0e/f")).isEqualTo(4);
        assertThat(document.line("/c~1d~0e/g")).isEqualTo(3);
        assertThat(parse("# nothing").tree()).hasToString("{}");
    }

    @Test
    void anAliasIsWrittenOut() {
        YamlDocument document = parse("a: &x {b: &k c}\nd: *x\n*k : 2\n");
        assertThat(document.tree()).hasToString("{\"a\":{\"b\":\"c\"},\"d\":{\"b\":\"c\"},\"c\":2}");
        assertThat(document.line("/d/b")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &a [*a]               | :1: It has an alias that names nothing that is finished.",
                "a: *b                    | :1: It has an alias that names nothing that is finished.",
                "a: 1\\n? [b]\\n: c       | :2: It has a key that is a list or a mapping, and no text.",
                "a: &a [b]\\n*a : c       | :2: It has a key that is a list or a mapping, and no text.",
                "a: 1\\n---\\nb: 2        | :2: It holds more than one document.",
                "a: 1e999999999           | :1: It has a number with more than 100 digits.",
                "a: 1E-2147483647         | :1: It has a number with more than 100 digits."
            })
    void whatIsYamlAndNoDocumentIsRefusedWithItsLine(String text, String message) {
        refused(text.translateEscapes(), message);
    }

    @Test
    void whatIsTooDeepIsRefused() {
        refused("[".repeat(200_000), ":1: It is deeper than 100 levels.");
        refused("- ".repeat(101) + "a", ":1: It is deeper than 100 levels.");
        assertThat(parse("[".repeat(100) + "]".repeat(100)).tree().isArray()).isTrue();
    }

    @Test
    void depthThatIsMadeOfAliasesCountsToo() {
        StringBuilder text = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i <= 200; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        refused(text.toString(), ":101: It is deeper than 100 levels.");
    }

    @Test
    void aliasesThatDoubleAreRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i <= 60; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        refused(text.toString(), ":16: It has aliases that add up to more than 200,000 values.");
    }

    @Test
    void longKeysAroundManyValuesCostNoMultipleOfTheText() {
        String text = "? " + "k".repeat(500_000) + "\n:\n" + "- 1\n".repeat(120_000);
        assertThat(parse(text).lines().size()).isLessThan(100);
    }

    @Test
    void largeFilesAndWhatIsNoTextAreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("large.yaml"), new byte[2 << 20]);
        assertThatThrownBy(() -> YamlDocument.read(file)).hasMessage(file + ": The file is larger than 1 MiB.");
        Files.write(file, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> YamlDocument.read(file)).hasMessage(file + ": The file is not text in UTF-8.");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> YamlDocument.read(none)).hasMessage(none + ": There is no such file.");
    }
}
