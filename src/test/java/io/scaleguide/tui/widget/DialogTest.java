package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogTest {
    private final Dialog dialog = new Dialog(
            "Stop?",
            "The chart is half installed. Undo takes it away.",
            Role.DANGER,
            List.of(new Dialog.Button("stop", "Stop now"), new Dialog.Button("stay", "Go on")),
            1);
    private final Stage stage = new Stage(dialog, 40, 8);

    @Test
    void beginsAtTheSafeAnswer() {
        assertThat(stage.text().stripIndent()).isEqualTo("""

                         ┌─ Stop? ────────────────────────────┐
                         │ The chart is half installed. Undo  │
                         │ takes it away.                     │
                         │                                    │
                         │   Stop now   [ Go on ]             │
                         └────────────────────────────────────┘""");
        stage.press(Code.ENTER);
        assertThat(dialog.answer()).contains("stay");
    }

    @Test
    void tabAndArrowsGoToTheOthers() {
        stage.press(Code.TAB);
        assertThat(stage.text()).contains("[ Stop now ]   Go on");
        stage.press(Code.LEFT, Code.RIGHT, Code.ENTER);
        assertThat(dialog.answer()).contains("stop");
    }

    @Test
    void escapeIsTheSafeAnswer() {
        stage.press(Code.TAB, Code.ESCAPE);
        assertThat(dialog.answer()).contains("stay");
    }

    @Test
    void lettersAnswerAtOnce() {
        stage.type("x");
        assertThat(dialog.answer()).isEmpty();
        stage.type("S");
        assertThat(dialog.answer()).contains("stop");
    }

    @Test
    void aPasteAnswersNothing() {
        stage.paste("s\n");
        assertThat(dialog.answer()).isEmpty();
    }

    @Test
    void ctrlWithALetterAnswersNothing() {
        assertThat(dialog.handle(Key.ctrl('s'))).isTrue();
        assertThat(dialog.answer()).isEmpty();
    }

    @Test
    void theMouseAnswers() {
        stage.click(5, 5);
        assertThat(dialog.answer()).contains("stop");
    }

    @Test
    void textThatIsTooLongScrolls() {
        Dialog longer = new Dialog(
                "Plan",
                "one\ntwo\nthree\nfour\nfive\nsix",
                Role.BORDER_FOCUS,
                List.of(new Dialog.Button("ok", "Ok")),
                0);
        Stage small = new Stage(longer, 20, 7);
        assertThat(small.text())
                .contains("one")
                .contains("three")
                .contains("↓ more")
                .doesNotContain("four");
        small.press(Code.PAGE_DOWN);
        assertThat(small.text()).contains("six").doesNotContain("one").doesNotContain("more");
    }

    @Test
    void aScreenThatIsTooSmallIsNoProblem() {
        for (int columns = 0; columns < 8; columns++) {
            new Stage(dialog, columns, columns).press(Code.DOWN, Code.PAGE_DOWN).click(1, 1);
        }
    }
}
