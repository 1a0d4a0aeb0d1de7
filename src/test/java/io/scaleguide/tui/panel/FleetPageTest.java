package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import io.scaleguide.tui.terminal.Control;
import io.scaleguide.tui.terminal.LanternaDisplay;
import io.scaleguide.tui.terminal.TestTerminal;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetPageTest {
    private final List<String> opened = new ArrayList<>();
    private Instant now = Session.NOW;
    private Optional<String> waiting = Optional.empty();
    private List<FleetRow> rows = List.of(
            row("demo/calm", Verdict.OK, "", 10, 2, 2),
            row("demo/busy", Verdict.OK, "", 80, 4, 8),
            row("shop/full", Verdict.OK, "", 60, 10, 10),
            row("shop/late", Verdict.LATE, "7 DatadogMetric was last updated 5m ago", 30, 3, 3),
            row(
                    "shop/日本語-with-a-long-name-that-goes-on",
                    Verdict.BROKEN,
                    "4 annotation: it names no container",
                    0,
                    2,
                    2));
    private final FleetPage page = new FleetPage(fleet(), row -> opened.add(row.name()));

    private Fleet fleet() {
        return new Fleet() {
            @Override
            public ClusterMark cluster() {
                return ClusterMark.of("kind-demo", "https://127.0.0.1", "v1.36.0");
            }

            @Override
            public List<FleetRow> rows() {
                return rows;
            }

            @Override
            public Optional<String> waiting() {
                return waiting;
            }

            @Override
            public Instant now() {
                return now;
            }

            @Override
            public OpeningPanel open(FleetRow row) {
                throw new AssertionError("not opened here");
            }

            @Override
            public void leave() {
                throw new AssertionError("nothing was opened");
            }
        };
    }

    private static FleetRow row(String name, Verdict verdict, String words, double value, int replicas, int wanted) {
        String[] parts = name.split("/", 2);
        return new FleetRow(
                parts[0],
                parts[1],
                verdict,
                words,
                value == 0 ? Optional.empty() : Optional.of(value),
                Optional.of(25.0),
                "ms",
                replicas,
                wanted,
                10,
                Optional.of(Session.NOW.minusSeconds(7)));
    }

    private String draw(Glyphs glyphs) {
        page.refresh();
        Canvas canvas = new Canvas(new Size(100, 12));
        page.draw(canvas, canvas.area(), glyphs);
        return canvas.text();
    }

    private void press(Key key) {
        page.refresh();
        if (!page.handle(key)) {
            page.commands().stream()
                    .filter(command -> command.key().equals(Optional.of(key)))
                    .forEach(command -> command.run().run());
        }
        draw(Glyphs.UNICODE);
    }

    private void type(String text) {
        text.codePoints().forEach(point -> press(Key.typed(Character.toString(point))));
    }

    @Test
    void itLooksAsItShould() throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/fleet.txt");
        golden.add("by trouble", draw(Glyphs.UNICODE));
        golden.add("ascii", draw(Glyphs.ASCII));
        type("o/shop");
        golden.add("by name, with a text", draw(Glyphs.UNICODE));
        rows = List.of();
        press(Key.of(Code.ESCAPE));
        golden.add("none", draw(Glyphs.UNICODE));
        waiting = Optional.of("The HPAs are being listed.");
        golden.add("not listed yet", draw(Glyphs.UNICODE));

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void whatIsChosenStaysChosenWhenTheOrderChanges() {
        press(Key.of(Code.DOWN));
        assertThat(draw(Glyphs.UNICODE)).contains("▶ ! shop/late");
        rows = rows.subList(1, 5);
        assertThat(draw(Glyphs.UNICODE)).contains("▶ ! shop/late");
        type("o");
        assertThat(draw(Glyphs.UNICODE)).contains("▶ ! shop/late");
        press(Key.of(Code.ENTER));
        assertThat(opened).containsExactly("shop/late");
    }

    @Test
    void onlyTheAgesAreWrittenAtEachSecondAndNothingBetween() throws IOException {
        Size size = new Size(100, 12);
        TestTerminal terminal = new TestTerminal(size);
        try (LanternaDisplay display = new LanternaDisplay(terminal, Control.NONE, ColourDepth.ANSI)) {
            Theme theme = new Theme("test", Map.of());
            for (int second = 0; second < 130; second++) {
                assertThat(written(terminal, display, theme, size))
                        .hasSizeLessThanOrEqualTo(second == 0 ? 1200 : 5 * 4);
                Duration next = page.nextChange().orElseThrow();
                assertThat(next).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
                now = now.plus(next).minusMillis(1);
                assertThat(written(terminal, display, theme, size)).isEmpty();
                now = now.plusMillis(1);
            }
            assertThat(terminal.text()).contains("2m16s");
        }
    }

    private Set<Point> written(TestTerminal terminal, LanternaDisplay display, Theme theme, Size size) {
        page.refresh();
        Canvas canvas = new Canvas(size);
        page.draw(canvas, canvas.area(), Glyphs.UNICODE);
        display.show(canvas, theme);
        return terminal.written();
    }

    @Test
    void aTextThatNothingHasLeavesNothingToOpen() {
        type("/zzz");
        press(Key.of(Code.ENTER));
        press(Key.of(Code.ENTER));
        assertThat(draw(Glyphs.UNICODE)).contains("None of them has this text.");
        assertThat(opened).isEmpty();
    }
}
