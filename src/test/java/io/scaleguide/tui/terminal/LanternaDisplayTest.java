package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanternaDisplayTest {
    private static final Theme THEME = new Theme("test", Map.of());

    private final TestTerminal terminal = new TestTerminal(new Size(10, 3));
    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private final Display display;

    LanternaDisplayTest() throws IOException {
        display = new LanternaDisplay(terminal, Control.NONE, ColourDepth.ANSI);
    }

    @AfterEach
    void close() {
        display.close();
    }

    @Test
    void theScreenShowsTheCanvas() {
        Canvas canvas = canvas("日本 x");
        canvas.showCursor(new Point(3, 1));
        display.show(canvas, THEME);

        assertThat(terminal.text()).startsWith("日本 x");
        assertThat(terminal.isCursorVisible()).isTrue();
        assertThat(terminal.getCursorPosition()).isEqualTo(new TerminalPosition(3, 1));
    }

    @Test
    void onlyWhatChangedIsWritten() {
        display.show(canvas("one two"), THEME);
        terminal.written();

        display.show(canvas("one ten"), THEME);

        assertThat(terminal.written()).containsExactlyInAnyOrder(new Point(5, 0), new Point(6, 0));
        display.show(canvas("one ten"), THEME);
        assertThat(terminal.written()).isEmpty();
    }

    @Test
    void aWideCharacterReplacesTwoAndIsReplacedByTwo() {
        display.show(canvas("ab日c"), THEME);
        display.show(canvas("a日bc"), THEME);
        assertThat(terminal.text()).startsWith("a日bc");
        display.show(canvas("日日x"), THEME);
        assertThat(terminal.text()).startsWith("日日x");
        display.show(canvas("abcde"), THEME);
        assertThat(terminal.text()).startsWith("abcde");
    }

    @Test
    void aNewSizeIsToldAndEverythingDrawnAgain() throws InterruptedException {
        display.listen(inputs::add);
        display.show(canvas("one"), THEME);

        terminal.resize(new Size(6, 2));

        assertThat(next()).isEqualTo(new Input.Resized(new Size(6, 2)));
        terminal.written();
        display.show(canvas("one"), THEME);
        assertThat(terminal.written()).hasSize(12);
        assertThat(display.size()).isEqualTo(new Size(6, 2));
    }

    @Test
    void aSizeThatChangesAndChangesBackLeavesNoDebris() {
        display.show(canvas("one"), THEME);
        terminal.resize(new Size(6, 2));
        terminal.resize(new Size(10, 3));
        terminal.written();

        display.show(canvas("one"), THEME);

        assertThat(terminal.written()).hasSize(30);
    }

    @Test
    void keysOfAnyTerminalComeInOurWords() throws InterruptedException {
        terminal.addInput(new KeyStroke('x', false, true));
        terminal.addInput(new KeyStroke('C', true, false));
        terminal.addInput(new KeyStroke(KeyType.ReverseTab));
        terminal.addInput(new KeyStroke(KeyType.ArrowUp, true, false, true));
        terminal.addInput(new KeyStroke(KeyType.Unknown));
        terminal.addInput(new KeyStroke(KeyType.EOF));

        display.listen(inputs::add);

        assertThat(next()).isEqualTo(new Input.Pressed(new Key(Code.CHARACTER, "x", false, true, false)));
        assertThat(next()).isEqualTo(new Input.Pressed(Key.ctrl('c')));
        assertThat(next()).isEqualTo(new Input.Pressed(Key.of(Code.BACK_TAB)));
        assertThat(next()).isEqualTo(new Input.Pressed(new Key(Code.UP, "", true, false, true)));
        assertThat(next()).isEqualTo(new Input.Ended());
    }

    @Test
    void suspendingDrawsEverythingAgainAndTells() throws InterruptedException {
        display.listen(inputs::add);
        display.show(canvas("one"), THEME);
        display.suspend();

        assertThat(next()).isEqualTo(new Input.Resumed());
        terminal.written();
        display.show(canvas("one"), THEME);
        assertThat(terminal.written()).hasSize(30);
    }

    @Test
    void afterTheEndNothingIsWritten() {
        display.show(canvas("one"), THEME);
        display.close();
        display.close();
        terminal.written();

        display.show(canvas("two"), THEME);
        display.suspend();

        assertThat(terminal.written()).isEmpty();
    }

    private Input next() throws InterruptedException {
        return Optional.ofNullable(inputs.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    private static Canvas canvas(String text) {
        Canvas canvas = new Canvas(new Size(10, 3));
        canvas.put(0, 0, text, Role.TEXT);
        return canvas;
    }
}
