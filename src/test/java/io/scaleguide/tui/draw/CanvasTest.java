package io.scaleguide.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.text.Cells;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private final Canvas canvas = new Canvas(new Size(10, 3));

    @Test
    void textIsCutAtTheEdges() {
        canvas.put(7, 0, "metric", Role.TEXT);
        canvas.put(-3, 1, "metric", Role.TEXT);
        canvas.put(0, 3, "below", Role.TEXT);
        canvas.put(0, -1, "above", Role.TEXT);
        assertThat(canvas.text()).isEqualTo("       met\nric\n\n");
    }

    @Test
    void putTellsWhereTheTextEnds() {
        assertThat(canvas.put(1, 0, "日本", Role.TEXT)).isEqualTo(5);
        assertThat(canvas.put(8, 0, "metric", Role.TEXT)).isEqualTo(14);
    }

    @Test
    void halfAWideCharacterAtAnEdgeIsASpace() {
        canvas.put(0, 0, "xxxxxxxxxx", Role.TEXT);
        canvas.put(9, 0, "日", Role.BAD);
        canvas.put(0, 1, "xxxxxxxxxx", Role.TEXT);
        canvas.put(-1, 1, "日", Role.BAD);
        assertThat(canvas.text()).isEqualTo("xxxxxxxxx\n xxxxxxxxx\n\n");
        assertThat(canvas.cell(9, 0)).isEqualTo(new Cell(" ", Role.BAD));
    }

    @Test
    void writingOverHalfAWideCharacterBlanksTheOtherHalf() {
        canvas.put(0, 0, "日本", Role.TEXT);
        canvas.put(1, 0, "x", Role.TEXT);
        assertThat(canvas.text()).startsWith(" x本\n");
        canvas.put(2, 0, "y", Role.TEXT);
        assertThat(canvas.text()).startsWith(" xy\n");
        canvas.put(0, 1, "日本", Role.TEXT);
        canvas.put(1, 1, "語", Role.TEXT);
        assertThat(canvas.text().lines().skip(1).findFirst()).contains(" 語");
    }

    @Test
    void anEventMessageStaysOnItsLine() {
        canvas.put(0, 1, "a\u001b[1;1Hb\r\nc", Role.TEXT);
        assertThat(canvas.text()).isEqualTo("\nab c\n\n");
    }

    @Test
    void aBoxHasItsTitleAndGivesItsInside() {
        Area inside = canvas.box(canvas.area(), "Keys", Role.BORDER, Glyphs.UNICODE);
        assertThat(canvas.text()).isEqualTo("┌─ Keys ─┐\n│        │\n└────────┘\n");
        assertThat(inside).isEqualTo(new Area(1, 1, 8, 1));
        canvas.box(canvas.area(), "A long title", Role.BORDER, Glyphs.ASCII);
        assertThat(canvas.text()).isEqualTo("+- A l~ -+\n|        |\n+--------+\n");
    }

    @Test
    void aBoxWithoutRoomDrawsNothing() {
        canvas.box(new Area(0, 0, 1, 3), "Keys", Role.BORDER, Glyphs.UNICODE);
        assertThat(canvas.text()).isBlank();
    }

    @Test
    void fillEmptiesAndKeepsTheMeaning() {
        canvas.put(0, 0, "日本日本日", Role.TEXT);
        canvas.fill(new Area(1, 0, 2, 9), Role.BAR);
        assertThat(canvas.text()).startsWith("    日本日\n");
        assertThat(canvas.cell(1, 2).role()).isEqualTo(Role.BAR);
    }

    @Test
    void theCursorIsHiddenOutside() {
        canvas.showCursor(new Point(2, 1));
        assertThat(canvas.cursor()).contains(new Point(2, 1));
        canvas.showCursor(new Point(10, 1));
        assertThat(canvas.cursor()).isEmpty();
    }

    @Test
    void whateverIsDrawnEveryRowIsAsWideAsTheCanvas() {
        Random random = new Random(7);
        List<String> texts = List.of("日本語", "a", "한 국", "x日", "e\u0301", "🚀");
        for (int round = 0; round < 1_000; round++) {
            canvas.put(
                    random.nextInt(14) - 3,
                    random.nextInt(3),
                    texts.get(random.nextInt(texts.size())),
                    Role.values()[random.nextInt(5)]);
            for (int row = 0; row < 3; row++) {
                StringBuilder line = new StringBuilder();
                for (int column = 0; column < 10; column++) {
                    line.append(canvas.cell(column, row).text());
                }
                assertThat(Cells.width(line.toString())).isEqualTo(10);
            }
        }
    }

    @Test
    void aCanvasWithoutCellsTakesEverything() {
        Canvas none = new Canvas(new Size(0, 0));
        none.put(0, 0, "text", Role.TEXT);
        none.fill(none.area(), Role.BAR);
        none.box(none.area(), "title", Role.BORDER, Glyphs.ASCII);
        assertThat(none.text()).isEmpty();
    }

    @Test
    void aRowIsTheSameWhenEveryCellOfItIs() {
        Canvas one = new Canvas(new Size(6, 2));
        one.put(0, 0, "日ab", Role.TEXT);
        Canvas other = new Canvas(new Size(6, 2));
        other.put(0, 0, "日ab", Role.TEXT);
        other.put(0, 1, "below", Role.TEXT);
        assertThat(one.sameRow(other, 0)).isTrue();
        assertThat(one.sameRow(other, 1)).isFalse();
        other.put(3, 0, "b", Role.TITLE);
        assertThat(one.sameRow(other, 0)).as("another role").isFalse();
        assertThat(one.sameRow(new Canvas(new Size(7, 2)), 1))
                .as("more columns")
                .isFalse();
    }
}
