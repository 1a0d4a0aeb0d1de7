package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlaysTest {
    private final List<Binding> bindings =
            List.of(Binding.of(Code.ENTER, "go on"), Binding.typed("?", "help"), new Binding(Key.ctrl('c'), "stop"));

    @Test
    void helpIsDrawnFromTheBindings() {
        HelpOverlay help = new HelpOverlay(List.of(
                new HelpOverlay.Group("Everywhere", bindings),
                new HelpOverlay.Group("Nothing", List.of()),
                new HelpOverlay.Group("Field", List.of(Binding.of(Code.UP, "more")))));
        assertThat(new Stage(help, 34, 12).text().stripIndent()).isEqualTo("""

                         ┌─ Keys ───────────────────────┐
                         │ Everywhere                   │
                         │   Enter   go on              │
                         │   ?       help               │
                         │   Ctrl-C  stop               │
                         │                              │
                         │ Field                        │
                         │   Up      more               │
                         │ ─ lines 1-7 of 7             │
                         └──────────────────────────────┘""");
    }

    @Test
    void helpScrollsAndIsSearchedAndClosed() {
        HelpOverlay help = new HelpOverlay(List.of(new HelpOverlay.Group("Everywhere", bindings)));
        Stage stage = new Stage(help, 34, 5);
        assertThat(stage.text()).doesNotContain("Ctrl-C");
        stage.press(Code.END);
        assertThat(stage.text()).contains("Ctrl-C");
        stage.type("/q?").press(Code.ESCAPE);
        assertThat(help.isClosed()).isFalse();
        assertThat(help.handle(Key.of(Code.F1))).isTrue();
        stage.press(Code.ESCAPE);
        assertThat(help.isClosed()).isTrue();
    }

    @Test
    void theKeyThatOpenedTheHelpClosesIt() {
        HelpOverlay help = new HelpOverlay(List.of());
        new Stage(help, 34, 5).type("?");
        assertThat(help.isClosed()).isTrue();
    }

    @Test
    void thePaletteFindsAndRuns() {
        CommandPalette palette = palette();
        Stage stage = new Stage(palette, 36, 12);
        assertThat(stage.text().stripIndent()).isEqualTo("""



                         ┌─ Do ───────────────────────────┐
                         │                                │
                         │ ▶ dump the screen          F12 │
                         │   undo everything              │
                         │   quit                  Ctrl-Q │
                         │ 3 of 3                         │
                         └────────────────────────────────┘""");
        stage.type("un");
        assertThat(stage.text())
                .contains("▶ undo everything")
                .contains("2 of 3")
                .doesNotContain("quit");
        stage.press(Code.ENTER);
        assertThat(palette.run().map(Command::id)).contains("undo");
        assertThat(palette.isClosed()).isTrue();
    }

    @Test
    void thePaletteClosesWithoutACommand() {
        CommandPalette palette = palette();
        new Stage(palette, 36, 12).type("zzz").press(Code.ENTER);
        assertThat(palette.isClosed()).isFalse();
        new Stage(palette, 36, 12).press(Code.ESCAPE);
        assertThat(palette.isClosed()).isTrue();
        assertThat(palette.run()).isEmpty();
    }

    @Test
    void theMouseRunsACommand() {
        CommandPalette palette = palette();
        new Stage(palette, 36, 12).click(6, 6);
        assertThat(palette.run().map(Command::id)).contains("undo");
    }

    private static CommandPalette palette() {
        return new CommandPalette(List.of(
                new Command("dump", "dump the screen", Optional.of(Key.of(Code.F12))),
                new Command("undo", "undo everything", Optional.empty()),
                new Command("quit", "quit", Optional.of(Key.ctrl('q')))));
    }

    @Test
    void theBarShowsWholePairsOnly() {
        assertThat(bar(40)).isEqualTo("Enter go on  ? help  Ctrl-C stop");
        assertThat(bar(31)).isEqualTo("Enter go on  ? help");
        assertThat(bar(5)).isEmpty();
    }

    @Test
    void theBarTellsKeysFromWhatTheyDo() {
        Canvas canvas = new Canvas(new Size(40, 1));
        KeyBar.draw(canvas, Area.of(canvas.size()), bindings);
        assertThat(canvas.cell(0, 0).role()).isEqualTo(Role.KEY);
        assertThat(canvas.cell(6, 0).role()).isEqualTo(Role.DIM);
    }

    private String bar(int columns) {
        Canvas canvas = new Canvas(new Size(columns, 1));
        KeyBar.draw(canvas, canvas.area(), bindings);
        return canvas.text().strip();
    }
}
