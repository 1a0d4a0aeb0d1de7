package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlEditorTest {
    private final YamlEditor editor = new YamlEditor("a: 1\nb:\n  c: 2\n");
    private final Stage stage = new Stage(editor, 20, 4);

    @Test
    void linesHaveNumbersAndProblemsStandUnderTheirLine() {
        editor.mark(List.of(new YamlEditor.Problem(2, "b has to be a number.")));
        assertThat(stage.text()).isEqualTo("""
                        1  a: 1
                        2✗ b:
                           b has to be a nu…
                        3    c: 2""");
    }

    @Test
    void enterKeepsTheIndentAndTabMakesOne() {
        stage.press(Code.DOWN, Code.DOWN, Code.END, Code.ENTER)
                .type("d:")
                .press(Code.ENTER, Code.TAB)
                .type("e: 3");
        assertThat(editor.value()).isEqualTo("a: 1\nb:\n  c: 2\n  d:\n    e: 3");
    }

    @Test
    void backspaceAndDeleteJoinLines() {
        stage.press(Code.DOWN, Code.BACKSPACE);
        assertThat(editor.value()).isEqualTo("a: 1b:\n  c: 2");
        stage.press(Code.END, Code.DELETE);
        assertThat(editor.value()).isEqualTo("a: 1b:  c: 2");
    }

    @Test
    void theCursorGoesAroundLineEnds() {
        stage.press(Code.END, Code.RIGHT).type("x").press(Code.LEFT, Code.LEFT).type("y");
        assertThat(editor.value()).isEqualTo("a: 1y\nxb:\n  c: 2");
    }

    @Test
    void pastedLinesKeepTheirIndents() {
        stage.press(Code.DOWN, Code.END).paste("\n  x:\r\n\ty: 1");
        assertThat(editor.value()).isEqualTo("a: 1\nb:\n  x:\n        y: 1\n  c: 2");
    }

    @Test
    void itScrollsWithTheCursor() {
        stage.press(Code.DOWN, Code.DOWN, Code.END, Code.ENTER, Code.ENTER, Code.ENTER);
        assertThat(stage.text()).startsWith("3    c: 2");
        assertThat(stage.draw().cursor()).contains(new Point(5, 3));
        stage.press(Code.PAGE_UP, Code.PAGE_UP);
        assertThat(stage.text()).startsWith("1  a: 1");
    }

    @Test
    void longLinesMoveSideways() {
        stage.press(Code.END).type("23456789 and more than that");
        assertThat(stage.draw().cursor()).contains(new Point(18, 0));
        assertThat(stage.text()).startsWith("1   more than that");
        stage.press(Code.HOME);
        assertThat(stage.text()).startsWith("1  a: 123456789 and…");
    }

    @Test
    void theMouseSetsTheCursor() {
        stage.click(4, 1).type("x");
        assertThat(editor.value()).isEqualTo("a: 1\nbx:\n  c: 2");
    }

    @Test
    void escapeAndShiftTabAreForWhateverIsAround() {
        assertThat(editor.handle(Key.of(Code.ESCAPE))).isFalse();
        assertThat(editor.handle(Key.of(Code.BACK_TAB))).isFalse();
    }
}
