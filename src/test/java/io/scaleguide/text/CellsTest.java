package io.scaleguide.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalTextUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    /** Pieces that make trouble, and ordinary ones between them. */
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            " ",
            "  ",
            "\t",
            "\n",
            "\r",
            "日本",
            "한국어",
            "ｱ",
            "，",
            "e\u0301",
            "a\u0301\u0323\u0489",
            "\u1100\u1161",
            "\u1161",
            "\u200b",
            "\u200d",
            "\u202e",
            "\ufe0f",
            "\u20e3",
            "🚀",
            "👨‍👩‍👧",
            "🇩🇪",
            "⚠️",
            "✅",
            "✓",
            "\u001b[2J",
            "\u001b]0;title\u0007",
            "\u001b",
            "\u009b1m",
            "\ud83d",
            "\ue000",
            "\udb40\udc41",
            "?");

    @Test
    void whatIsTakenAsPlainIsWhatCleaningLeavesAsItIs() {
        for (int point = 0; point <= Character.MAX_VALUE; point++) {
            if (Plain.is(point)) {
                // With something that is not plain beside it, it is cleaned.
                String text = Character.toString(point);
                assertThat(Cells.clean(text + "ä")).isEqualTo(text + "ä");
                assertThat(Cells.clean("ä" + text)).isEqualTo("ä" + text);
                assertThat(WCWidth.wcwidth(point)).as("U+%04X", point).isEqualTo(1);
                assertThat(TerminalTextUtils.isCharDoubleWidth((char) point))
                        .as("U+%04X", point)
                        .isFalse();
            }
        }
    }

    @Test
    void signsThatAreFollowedByAMarkAreNotPlain() {
        assertThat(Cells.clean("▶\ufe0f")).isEqualTo("?");
        assertThat(Cells.clean("a\u0301")).isEqualTo("á");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            latency p95     | latency p95
            cafe\u0301      | café
            x\u0489y        | xy
            a\u200bb\u202ec | abc
            a🚀b            | a?b
            a👨‍👩‍👧b         | a?b
            a👍🏽b           | a?b
            a🇩🇪🇫🇷b         | a??b
            a⚠️b            | a?b
            1️⃣ 2️⃣           | ? ?
            ⚠ ✓ ● 日本      | ⚠ ✓ ● 日本
            soft\u00adhyphen | softhyphen
            """)
    void showsWhatEveryTerminalGivesTheSameWidth(String text, String expected) {
        assertThat(Cells.clean(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[31mb",
                "a\u001b[2J\u001b[1;1Hb",
                "a\u001b]0;new title\u0007b",
                "a\u001b]52;c;ZXZpbA==\u001b\\b",
                "a\u001bPq#0\u001b\\b",
                "a\u001b(0b",
                "a\u001b7b",
                "a\u009b31mb",
                "a\u001b\u001b[0mb",
                "a\bb",
                "a\u0000\u007fb"
            })
    void aMessageCannotMoveTheCursor(String text) {
        assertThat(Cells.clean(text)).isEqualTo("ab");
    }

    @Test
    void aControlStringWithoutAnEndLosesOnlyItsBeginning() {
        assertThat(Cells.clean("a\u001b]0;all that follows")).isEqualTo("a0;all that follows");
    }

    @Test
    @Timeout(60)
    void aHostileTextCostsNoMoreThanItsLength() {
        for (String piece : List.of("\u009d", "\u001b]", "\u001b[0;", "\u001bP\u009b", "e\u0301", "👨\u200d", "\t")) {
            assertThat(Cells.clean(piece.repeat(100_000))).doesNotContain("\u001b", "\u009d");
        }
    }

    @Test
    void tabsGoToTheEighthColumn() {
        assertThat(Cells.clean("a\tb")).isEqualTo("a       b");
        assertThat(Cells.clean("日本\tb")).isEqualTo("日本    b");
    }

    @Test
    void lineEndsAreSpacesOnOneLine() {
        assertThat(Cells.clean("a\r\nb\nc\u2028d")).isEqualTo("a b c d");
    }

    @Test
    void everyCharacterThatIsKeptHasTheSameWidthForTheTableAndTheDrawingLibrary() {
        assertThat(IntStream.range(0, 0xFFFF)
                        .mapToObj(Character::toString)
                        .map(Cells::clean)
                        .flatMapToInt(String::codePoints)
                        .filter(kept ->
                                WCWidth.wcwidth(kept) != (TerminalTextUtils.isCharDoubleWidth((char) kept) ? 2 : 1)))
                .isEmpty();
    }

    @Test
    void theWidthIsInCells() {
        assertThat(Cells.width("ab")).isEqualTo(2);
        assertThat(Cells.width("日本")).isEqualTo(4);
        assertThat(Cells.width("e\u0301\u200b")).isEqualTo(1);
    }

    @Test
    void cutsWithAnEllipsis() {
        assertThat(Cells.cut("metric", 6)).isEqualTo("metric");
        assertThat(Cells.cut("metrics", 6)).isEqualTo("metri…");
        assertThat(Cells.cut("日本語", 4)).isEqualTo("日…");
        assertThat(Cells.cut("metrics", 6, "~")).isEqualTo("metri~");
        assertThat(Cells.cut("metrics", 0)).isEmpty();
        assertThat(Cells.cutLeft("metrics", 6, "~")).isEqualTo("~trics");
        assertThat(Cells.cutLeft("日本語", 4, "…")).isEqualTo("…語");
    }

    @Test
    void wrapsAtSpacesAndBreaksWhatIsTooLong() {
        assertThat(Cells.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Cells.wrap("abcdefgh ij", 3)).containsExactly("abc", "def", "gh", "ij");
        assertThat(Cells.wrap("one\n\ntwo\n", 10)).containsExactly("one", "", "two", "");
        assertThat(Cells.wrap("  indented words", 10)).containsExactly("  indented", "words");
        assertThat(Cells.wrap("日本語", 3)).containsExactly("日", "本", "語");
        assertThat(Cells.wrap("日", 1)).containsExactly("?");
        assertThat(Cells.wrap("", 5)).containsExactly("");
        assertThat(Cells.wrap("ends   ", 4)).containsExactly("ends");
    }

    @Test
    void whateverComesColumnsAreExactAndNoLineIsTooWide() {
        Random random = new Random(4);
        for (int round = 0; round < 4_000; round++) {
            String text = text(random);
            int cells = random.nextInt(12);
            String clean = Cells.clean(text);
            assertThat(Cells.clean(clean)).isEqualTo(clean);
            assertThat(clean.codePoints().allMatch(point -> WCWidth.wcwidth(point) > 0))
                    .isTrue();
            assertThat(Cells.width(Cells.cut(text, cells))).isLessThanOrEqualTo(cells);
            assertThat(Cells.width(Cells.cutLeft(text, cells, "~"))).isLessThanOrEqualTo(cells);
            assertThat(Cells.width(Cells.padRight(text, cells))).isEqualTo(cells);
            assertThat(Cells.width(Cells.padLeft(text, cells))).isEqualTo(cells);
            List<String> lines = Cells.wrap(text, cells + 1);
            assertThat(lines).allMatch(line -> Cells.width(line) <= cells + 1);
            if (cells > 0) {
                assertThat(letters(String.join("", lines))).isEqualTo(letters(cleanLines(text)));
            }
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(9))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    private static String cleanLines(String text) {
        return Arrays.stream(text.replace("\r\n", "\n").split("\n", -1))
                .map(Cells::clean)
                .collect(Collectors.joining());
    }

    private static String letters(String text) {
        return text.replace(" ", "");
    }

    /** What needs no cleaning is not looked at further; beside a character that does it is. */
    @Test
    void whatAScreenIsDrawnWithIsTheSameByTheLongWay() {
        for (char c = '\u00a0'; c < '\u2900'; c++) {
            String whole = "a" + c + "b";
            assertThat(Cells.clean(whole + "\u0007")).as("U+%04X", (int) c).isEqualTo(Cells.clean(whole));
        }
    }
}
