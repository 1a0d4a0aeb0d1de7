package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every widget. */
class WidgetsTest {
    static Stream<Widget> widgets() {
        SecretEditor secret = new SecretEditor("not set");
        secret.paste("0123456789");
        ChoiceEditor choice = new ChoiceEditor("", true);
        choice.offer(new Choices.Listed(List.of(new Choice("日本-gateway", "a note that is long"), Choice.of("b"))));
        ChoiceEditor failed = new ChoiceEditor("payments-gateway", true);
        failed.offer(new Choices.Failed("the cluster does not answer"));
        YamlEditor yaml = new YamlEditor("a: 日本語日本語日本語\nb: 2");
        yaml.mark(List.of(new YamlEditor.Problem(0, "wrong"), new YamlEditor.Problem(9, "also wrong")));
        ScrollPane pane = new ScrollPane(true);
        pane.add(StyledLine.of("a long line of a log, with 日本語", Role.TEXT));
        pane.handle(Key.typed("/"));
        pane.handle(Key.typed("l"));
        return Stream.of(
                new TextEditor("a text that is longer than the field"),
                secret,
                choice,
                failed,
                new NumberEditor(
                        "450", "ms", new NumberEditor.Limits(Optional.empty(), Optional.empty(), BigDecimal.ONE)),
                new FlagEditor(true),
                yaml,
                pane,
                new Dialog("Title", "A question?", Role.DANGER, List.of(new Dialog.Button("ok", "Ok")), 0),
                new HelpOverlay(List.of(new HelpOverlay.Group("All", List.of(Binding.typed("?", "help"))))),
                new CommandPalette(List.of(new Command("a", "a command of many words", Optional.empty()))));
    }

    @ParameterizedTest
    @MethodSource("widgets")
    void drawsInsideItsAreaOnlyHoweverSmall(Widget widget) {
        for (int columns = 0; columns <= 26; columns++) {
            for (int rows = 0; rows <= 8; rows++) {
                Canvas canvas = new Canvas(new Size(32, 14));
                canvas.fill(canvas.area(), Role.BAR);
                Area area = new Area(3, 3, columns, rows);
                widget.draw(canvas, area, Glyphs.UNICODE, true);
                assertThat(strayCells(canvas, area))
                        .as("%s by %s", columns, rows)
                        .isZero();
            }
        }
    }

    private static long strayCells(Canvas canvas, Area area) {
        long stray = 0;
        for (int row = 0; row < canvas.size().rows(); row++) {
            for (int column = 0; column < canvas.size().columns(); column++) {
                boolean inside = area.contains(new Point(column, row));
                stray += !inside && canvas.cell(column, row).role() != Role.BAR ? 1 : 0;
            }
        }
        return stray;
    }

    @ParameterizedTest
    @MethodSource("widgets")
    void drawsOnlyAsciiWhereThereIsNoUnicode(Widget widget) {
        for (int columns : List.of(12, 40)) {
            Canvas canvas = new Canvas(new Size(columns, 12));
            widget.draw(canvas, canvas.area(), Glyphs.ASCII, true);
            assertThat(canvas.text().replaceAll("[日本語]", "")).matches("[ -~\n]*");
        }
    }

    @ParameterizedTest
    @MethodSource("widgets")
    void theKeysThatItNamesDoSomething(Widget widget) {
        widget.bindings().stream()
                .filter(binding ->
                        binding.key().code() != Key.Code.ENTER && binding.key().code() != Key.Code.ESCAPE)
                .forEach(binding -> assertThat(widget.handle(binding.key())).isTrue());
    }
}
