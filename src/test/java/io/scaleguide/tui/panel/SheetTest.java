package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SheetTest {
    private final PanelOnScreen screen;

    SheetTest() throws IOException {
        screen = PanelOnScreen.openWith(FormSheet.OFFER, Session.scalingUp(), 80, 24);
    }

    @Test
    void aSheetLooksAsItShould() throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/sheet.txt");
        golden.add("open", screen.type("w").text());
        golden.add(
                "wrong", screen.press(Code.BACKSPACE).type("0").press(Code.TAB).text());
        golden.add("its keys", screen.type("?").text());

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void itTakesKeysUntilEscapeAndKeepsWhatWasTyped() {
        screen.type("w").press(Code.BACKSPACE).type("7");
        assertThat(screen.text()).contains("▶ Order ─", "▶ Amount  7").doesNotContain("Signal path");
        screen.press(Code.ESCAPE);
        assertThat(screen.text()).contains("1 Signal path").doesNotContain("Order ─");
        assertThat(screen.type("w").text()).contains("▶ Amount  7");
    }

    @Test
    void arrowsAndTabGoFromFieldToFieldAndPlusAndMinusChangeANumber() {
        screen.type("w+++-").press(Code.DOWN);
        assertThat(screen.text()).contains("Amount  5", "▶ Name    pods");
        screen.press(Code.UP).type("++++++++").press(Code.TAB);
        assertThat(screen.text()).contains("Amount  9", "▶ Name    pods");
        screen.press(Code.BACK_TAB);
        assertThat(screen.text()).contains("▶ Amount  9");
    }

    @Test
    void lettersOfThePanelAreTextInAField() {
        screen.type("w").press(Code.TAB).type("?");
        assertThat(screen.text()).contains("all commands, also while you type");
        screen.press(Code.ESCAPE).type(" sp?:").paste("x1\n");
        assertThat(screen.text()).contains("▶ Name    pods sp?:x1");
        assertThat(screen.done()).isEmpty();
    }

    @Test
    void aClickGivesTheFocus() {
        screen.type("w").click(14, 4);
        assertThat(screen.text()).contains("▶ Name    pods");
    }

    @Test
    void itAsksAndIsClosedWithANote() {
        screen.type("w").press(Code.F5);
        assertThat(screen.text()).contains("Order 3?");
        screen.press(Code.ENTER);
        assertThat(screen.text()).contains("▶ Order ─");
        screen.press(Code.TAB, Code.TAB, Code.ENTER).type("o");
        assertThat(screen.row(1)).isEqualTo("Ordered 3 pods.");
        assertThat(screen.text()).contains("1 Signal path");
        assertThat(screen.press(Code.TAB).row(1)).contains("Signal path");
    }

    @Test
    void itIsInThePalette() {
        screen.press(Key.ctrl('p')).type("order").press(Code.ENTER);
        assertThat(screen.text()).contains("▶ Order ─");
    }

    @Test
    void timeStandsStillUnderItWhereItDid() {
        screen.type("pw").press(Code.ESCAPE);
        assertThat(screen.row(0)).endsWith("PAUSED 10:15:07");
    }
}
