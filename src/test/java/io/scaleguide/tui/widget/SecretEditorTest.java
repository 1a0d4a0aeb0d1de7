package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.dump.AnsiDump;
import io.scaleguide.tui.dump.SvgDump;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretEditorTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final SecretEditor editor = new SecretEditor("not set");
    private final Stage stage = new Stage(editor, 30, 1);

    @Test
    void showsOnlyWhetherItIsSet() {
        assertThat(stage.text()).isEqualTo("not set");
        stage.type("a");
        assertThat(stage.text()).isEqualTo("•••••• set");
        stage.type(KEY);
        assertThat(stage.text()).isEqualTo("•••••• set");
        assertThat(stage.draw(Glyphs.ASCII, false).text().strip()).isEqualTo("****** set");
    }

    @Test
    void theCursorDoesNotTellTheLength() {
        stage.type("a");
        Canvas shorter = stage.draw();
        stage.type(KEY);
        assertThat(stage.draw().cursor()).isEqualTo(shorter.cursor());
    }

    @Test
    void pastingTakesTheKeyWithoutItsSurroundings() {
        stage.paste(" " + KEY + "\r\n");
        assertThat(editor.reveal()).isEqualTo(KEY);
    }

    @Test
    void pastingReplacesWhatWasTyped() {
        stage.type("abc").paste(KEY);
        assertThat(editor.reveal()).isEqualTo(KEY);
    }

    @Test
    void typingReplacesOnceYouHaveBeenElsewhere() {
        stage.type("first").press(Code.TAB).type("second");
        assertThat(editor.reveal()).isEqualTo("second");
    }

    @Test
    void aSlipCanBeTakenBackWhileYouType() {
        stage.type("abx").press(Code.BACKSPACE).type("c");
        assertThat(editor.reveal()).isEqualTo("abc");
    }

    @Test
    void laterBackspaceForgetsAllOfIt() {
        stage.paste(KEY).press(Code.BACKSPACE);
        assertThat(editor.isSet()).isFalse();
        stage.type("abc").ctrl("u");
        assertThat(editor.isSet()).isFalse();
        assertThat(stage.text()).isEqualTo("not set");
    }

    @Test
    void aKeyFromElsewhereIsNamedUntilOneIsTyped() {
        Stage other = new Stage(new SecretEditor("set, from DD_API_KEY"), 30, 1);
        assertThat(other.text()).isEqualTo("set, from DD_API_KEY");
        assertThat(other.type("a").text()).isEqualTo("•••••• set");
    }

    @Test
    void theKeyIsInNoPictureAndNoString() {
        for (int length = 4; length <= KEY.length(); length += 7) {
            String key = KEY.substring(0, length);
            stage.press(Code.TAB).type(key);
            assertHidden(key);
            stage.paste(key);
            assertHidden(key);
            assertThat(editor.reveal()).isEqualTo(key);
        }
    }

    private void assertHidden(String key) {
        Theme theme = new Theme("test", Map.of());
        for (Glyphs glyphs : Glyphs.values()) {
            Canvas canvas = stage.draw(glyphs, true);
            assertThat(canvas.text()).doesNotContain(key);
            assertThat(AnsiDump.write(canvas, theme, ColourDepth.TRUE)).doesNotContain(key);
            assertThat(SvgDump.write(canvas, theme, "keys")).doesNotContain(key);
        }
        assertThat(editor.toString()).doesNotContain(key);
        assertThat(editor.bindings().toString()).doesNotContain(key);
    }

    @Test
    void otherKeysAreLeft() {
        assertThat(editor.handle(Key.of(Code.ENTER))).isFalse();
        assertThat(editor.handle(Key.ctrl('p'))).isFalse();
    }
}
