package io.scaleguide.tui.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final String ESC = "\u001b";

    private final Decoder decoder = new Decoder();

    @ParameterizedTest
    @CsvSource({
        "[A, Up",
        "OA, Up",
        "[B, Down",
        "OB, Down",
        "[C, Right",
        "OC, Right",
        "[D, Left",
        "OD, Left",
        "[H, Home",
        "OH, Home",
        "[1~, Home",
        "[7~, Home",
        "[F, End",
        "OF, End",
        "[4~, End",
        "[8~, End",
        "[5~, PgUp",
        "[6~, PgDn",
        "[2~, Ins",
        "[3~, Del",
        "[Z, Shift-Tab",
        "OM, Enter",
        "OP, F1",
        "OQ, F2",
        "OR, F3",
        "OS, F4",
        "[P, F1",
        "[11~, F1",
        "[12~, F2",
        "[13~, F3",
        "[14~, F4",
        "[15~, F5",
        "[17~, F6",
        "[18~, F7",
        "[19~, F8",
        "[20~, F9",
        "[21~, F10",
        "[23~, F11",
        "[24~, F12",
        "[[A, F1",
        "[[E, F5",
        "[1;2A, Shift-Up",
        "[1;3B, Alt-Down",
        "[1;5C, Ctrl-Right",
        "[1;6D, Ctrl-Shift-Left",
        "[1;5P, Ctrl-F1",
        "[3;5~, Ctrl-Del",
        "[5;3~, Alt-PgUp",
        "[15;2~, Shift-F5",
        "O5A, Ctrl-Up",
        "[1;2Z, Shift-Tab",
        "[1;9A, Alt-Up",
        "[27;5;13~, Ctrl-Enter",
        "[27;2;9~, Shift-Tab",
        "[99;5u, Ctrl-C",
        "[13;2u, Shift-Enter",
        "[27u, Esc",
        "[1:2;5A, Ctrl-Up"
    })
    void keysOfXtermTheLinuxConsoleAndRxvt(String sequence, String words) {
        assertThat(keys(ESC + sequence)).containsExactly(words);
        assertThat(keys("a")).as("what comes next").containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "97, a",
        "32, Space",
        "63, ?",
        "233, é",
        "26085, 日",
        "128640, 🚀",
        "13, Enter",
        "10, Enter",
        "9, Tab",
        "8, Backspace",
        "127, Backspace",
        "0, Ctrl-Space",
        "1, Ctrl-A",
        "3, Ctrl-C",
        "26, Ctrl-Z",
        "28, Ctrl-\\"
    })
    void whatIsTypedComesWhole(int codePoint, String words) {
        assertThat(keys(Character.toString(codePoint))).containsExactly(words);
    }

    @Test
    void altIsAnEscapeBefore() {
        assertThat(keys(ESC + "x")).containsExactly("Alt-x");
        assertThat(keys(ESC + "\r")).containsExactly("Alt-Enter");
        assertThat(keys(ESC + "é")).containsExactly("Alt-é");
        assertThat(keys(ESC + "🚀a")).containsExactly("Alt-🚀", "a");
        assertThat(keys(ESC + "\u0001")).containsExactly("Ctrl-Alt-A");
        assertThat(keys(ESC + ESC + "[A")).containsExactly("Alt-Up");
    }

    @Test
    void aLoneEscapeIsTheKeyOnceNothingFollows() {
        assertThat(decoder.patience()).as("before").isZero();
        assertThat(keys(ESC)).isEmpty();
        assertThat(decoder.patience()).isEqualTo(Decoder.ESCAPE_PATIENCE);
        assertThat(words(decoder.pause())).containsExactly("Esc");
        assertThat(decoder.patience()).as("after").isZero();
    }

    @Test
    void twoEscapesAreTwoKeys() {
        assertThat(keys(ESC + ESC)).isEmpty();
        assertThat(words(decoder.pause())).containsExactly("Esc", "Esc");
        assertThat(keys(ESC + ESC + "x")).containsExactly("Esc", "Alt-x");
    }

    @Test
    void altWithABracketIsToldFromASequenceByWaiting() {
        assertThat(keys(ESC + "[")).isEmpty();
        assertThat(decoder.patience()).isEqualTo(Decoder.PREFIX_PATIENCE);
        assertThat(words(decoder.pause())).containsExactly("Alt-[");
        assertThat(keys(ESC + "O")).isEmpty();
        assertThat(words(decoder.pause())).containsExactly("Alt-O");
        assertThat(keys(ESC + "]")).isEmpty();
        assertThat(words(decoder.pause())).containsExactly("Alt-]");
    }

    @Test
    void aSequenceThatHasBegunWaitsForItsEnd() {
        assertThat(keys(ESC + "[1;")).isEmpty();
        assertThat(decoder.patience()).isZero();
        assertThat(decoder.pause()).isEmpty();
        assertThat(keys("5A")).containsExactly("Ctrl-Up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[I",
                "[O",
                "[?1;2c",
                "[>41;354;0c",
                "[24;80R",
                "[99~",
                "[1;2y",
                "[8;24;80t",
                "[?2026;2$y",
                "[E",
                "Oj",
                "]10;rgb:ffff/ffff/ffff\u001b\\",
                "]52;c;Zm9v\u0007",
                "P>|tmux 3.3a\u001b\\",
                "_Gi=1;OK\u001b\\",
                "[M !!",
                "[57441u"
            })
    void unknownSequencesAreSwallowedNotTyped(String sequence) {
        assertThat(keys(ESC + sequence)).isEmpty();
        assertThat(keys("a")).containsExactly("a");
    }

    @Test
    void aControlCharacterGetsOutOfASequenceThatNeverEnds() {
        assertThat(keys(ESC + "]11;rgb:ff")).isEmpty();
        assertThat(keys("\u0003")).containsExactly("Ctrl-C");
        assertThat(keys(ESC + "[12")).isEmpty();
        assertThat(keys("\r")).containsExactly("Enter");
        assertThat(keys(ESC + "[12" + ESC + "[A")).containsExactly("Up");
        assertThat(keys(ESC + "]11" + ESC)).isEmpty();
        assertThat(words(decoder.pause())).containsExactly("Esc");
    }

    @Test
    void aPasteIsOneInput() {
        assertThat(feed(ESC + "[200~one\r\ntwo\rthree\nfour\tq" + ESC + "[201~q"))
                .containsExactly(new Input.Pasted("one\ntwo\nthree\nfour\tq"), new Input.Pressed(Key.typed("q")));
    }

    @Test
    void aPasteLosesItsControlCharacters() {
        assertThat(feed(ESC + "[200~a\u0003b" + ESC + "[31mc\u0000\u009b🚀" + ESC + ESC + "[201~"))
                .containsExactly(new Input.Pasted("ab[31mc🚀"));
    }

    @Test
    void aPasteIsBounded() {
        String letters = "x".repeat(Paste.LONGEST - 1);

        assertThat(feed(ESC + "[200~" + letters + "🚀🚀" + ESC + "[201~")).containsExactly(new Input.Pasted(letters));
        assertThat(feed(ESC + "[200~" + ESC + "[201~")).as("an empty one").isEmpty();
        assertThat(keys("a")).containsExactly("a");
    }

    @Test
    void theFirstButtonAndTheWheelAreTold() {
        assertThat(feed(ESC + "[<0;3;7M" + ESC + "[<0;3;7m")).containsExactly(new Input.Clicked(new Point(2, 6)));
        assertThat(feed(ESC + "[<64;300;1M")).containsExactly(new Input.Scrolled(new Point(299, 0), -3));
        assertThat(feed(ESC + "[<65;1;90M")).containsExactly(new Input.Scrolled(new Point(0, 89), 3));
        assertThat(feed(ESC + "[<2;1;1M" + ESC + "[<32;1;1M" + ESC + "[<66;1;1M" + ESC + "[<128;1;1M" + ESC + "[<0M"))
                .as("the others, and moves")
                .isEmpty();
    }

    @Test
    void theBackgroundIsLightOrDark() {
        assertThat(feed(ESC + "]11;rgb:ffff/fafa/f0f0\u0007")).containsExactly(new Input.Background(true));
        assertThat(feed(ESC + "]11;rgb:1e1e/1e1e/2e2e" + ESC + "\\")).containsExactly(new Input.Background(false));
        assertThat(feed(ESC + "]11;rgba:00/00/ff/ff\u009c")).containsExactly(new Input.Background(false));
        assertThat(feed(ESC + "]11;?" + ESC + "\\")).isEmpty();
    }

    @Test
    void theEndIsToldAfterWhatWasOpen() {
        keys(ESC);
        assertThat(decoder.end()).containsExactly(new Input.Pressed(Key.of(Code.ESCAPE)), new Input.Ended());
        feed(ESC + "[200~half");
        assertThat(decoder.end()).containsExactly(new Input.Pasted("half"), new Input.Ended());
    }

    private List<Input> feed(String text) {
        List<Input> inputs = new ArrayList<>();
        text.chars().forEach(unit -> inputs.addAll(decoder.accept((char) unit)));
        return inputs;
    }

    private List<String> keys(String text) {
        return words(feed(text));
    }

    private static List<String> words(List<Input> inputs) {
        return inputs.stream()
                .map(input ->
                        input instanceof Input.Pressed pressed ? pressed.key().words() : input.toString())
                .toList();
    }
}
