package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Cell;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextEditorTest {
    private final TextEditor editor = new TextEditor("");
    private final Stage stage = new Stage(editor, 10, 1);

    @Test
    void typesAndDeletesAtTheCursor() {
        stage.type("abd").press(Code.LEFT).type("c").press(Code.HOME).type("x").press(Code.DELETE);
        assertThat(editor.value()).isEqualTo("xbcd");
        stage.press(Code.END, Code.BACKSPACE);
        assertThat(editor.value()).isEqualTo("xbc");
    }

    @Test
    void knowsTheKeysOfShells() {
        stage.type("avg:kong.latency").ctrl("w");
        assertThat(editor.value()).isEqualTo("avg:kong.");
        stage.ctrl("a").type("1").ctrl("k");
        assertThat(editor.value()).isEqualTo("1");
        stage.type("23").ctrl("u");
        assertThat(editor.value()).isEmpty();
        stage.type("one two");
        editor.handle(new Key(Code.LEFT, "", true, false, false));
        editor.handle(new Key(Code.CHARACTER, "b", false, true, false));
        stage.type("x");
        assertThat(editor.value()).isEqualTo("xone two");
        editor.handle(new Key(Code.CHARACTER, "f", false, true, false));
        stage.ctrl("e").type(".");
        assertThat(editor.value()).isEqualTo("xone two.");
    }

    @Test
    void keysThatAreNotForItAreLeft() {
        assertThat(editor.handle(Key.of(Code.TAB))).isFalse();
        assertThat(editor.handle(Key.of(Code.ENTER))).isFalse();
        assertThat(editor.handle(Key.of(Code.ESCAPE))).isFalse();
        assertThat(editor.handle(Key.of(Code.F1))).isFalse();
        assertThat(editor.handle(Key.ctrl('p'))).isFalse();
    }

    @Test
    void longTextMovesUnderTheCursor() {
        stage.type("abcdefghijkl");
        assertThat(stage.text()).isEqualTo("…efghijkl");
        assertThat(stage.draw().cursor()).contains(new Point(9, 0));
        stage.press(Code.HOME);
        assertThat(stage.text()).isEqualTo("abcdefghi…");
        assertThat(stage.draw().cursor()).contains(new Point(0, 0));
        stage.press(Code.END, Code.LEFT, Code.LEFT, Code.LEFT, Code.LEFT, Code.LEFT, Code.LEFT, Code.LEFT, Code.LEFT);
        assertThat(stage.text()).isEqualTo("…defghijkl");
        assertThat(stage.draw().cursor()).contains(new Point(2, 0));
    }

    @Test
    void wideCharactersTakeTwoCells() {
        stage.type("日本語日本");
        assertThat(stage.text()).isEqualTo("…本語日本");
        assertThat(stage.draw().cursor()).contains(new Point(9, 0));
        stage.press(Code.BACKSPACE, Code.LEFT).type("x");
        assertThat(editor.value()).isEqualTo("日本語x日");
    }

    @Test
    void aMarkIsComposedWithTheLetterBeforeIt() {
        stage.type("cafe\u0301");
        assertThat(editor.value()).isEqualTo("café");
    }

    @Test
    void pastedTextStaysOnOneLineAndCannotMoveTheCursor() {
        stage.type("[]").press(Code.LEFT).paste("  one\ntwo\u001b[2J \n");
        assertThat(editor.value()).isEqualTo("[one two]");
    }

    @Test
    void theMouseSetsTheCursor() {
        stage.type("abcdef").click(2, 0).type("x");
        assertThat(editor.value()).isEqualTo("abxcdef");
    }

    @Test
    void theFocusIsSeen() {
        stage.type("a");
        assertThat(stage.draw().cell(9, 0)).isEqualTo(new Cell(" ", Role.FOCUS));
        assertThat(stage.draw(Glyphs.ASCII, false).cell(9, 0)).isEqualTo(new Cell(" ", Role.FIELD));
        assertThat(stage.draw(Glyphs.ASCII, false).cursor()).isEmpty();
    }

    @Test
    void whateverIsDoneTheCursorIsOnTheScreen() {
        Random random = new Random(5);
        Code[] codes = {Code.LEFT, Code.RIGHT, Code.HOME, Code.END, Code.BACKSPACE, Code.DELETE};
        for (int round = 0; round < 1_000; round++) {
            if (random.nextBoolean()) {
                stage.type(random.nextBoolean() ? "日" : "a");
            } else {
                stage.press(codes[random.nextInt(codes.length)]);
            }
            assertThat(stage.draw().cursor()).isPresent();
        }
    }
}
