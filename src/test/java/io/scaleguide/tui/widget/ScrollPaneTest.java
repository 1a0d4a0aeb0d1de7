package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.CpuTime;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrollPaneTest {
    private final ScrollPane log = new ScrollPane(true);
    private final Stage stage = new Stage(log, 44, 4);

    private void add(int from, int to) {
        IntStream.range(from, to).forEach(i -> log.add(StyledLine.of("line " + i, Role.TEXT)));
    }

    @Test
    void saysWhenThereIsNothingYet() {
        assertThat(stage.text()).isEqualTo("\n\n\nno lines yet");
    }

    @Test
    void followsTheEndUntilYouScrollUp() {
        add(0, 10);
        assertThat(stage.text()).isEqualTo("line 7\nline 8\nline 9\n─ lines 8-10 of 10, following");
        stage.press(Code.UP);
        add(10, 20);
        assertThat(stage.text()).isEqualTo("line 6\nline 7\nline 8\n↓ lines 7-9 of 20");
        stage.press(Code.END);
        add(20, 21);
        assertThat(stage.text()).isEqualTo("line 18\nline 19\nline 20\n─ lines 19-21 of 21, following");
    }

    @Test
    void pagesAndEnds() {
        add(0, 10);
        stage.press(Code.HOME);
        assertThat(stage.text()).startsWith("line 0\n");
        stage.press(Code.PAGE_DOWN);
        assertThat(stage.text()).startsWith("line 3\n");
        stage.press(Code.PAGE_UP, Code.PAGE_UP);
        assertThat(stage.text()).startsWith("line 0\n");
    }

    @Test
    void whatIsNoLogBeginsAtTheTopAndStays() {
        ScrollPane diff = new ScrollPane(false);
        Stage other = new Stage(diff, 44, 4);
        diff.show(IntStream.range(0, 5)
                .mapToObj(i -> StyledLine.of("+ " + i, Role.ADDED))
                .toList());
        assertThat(other.text()).isEqualTo("+ 0\n+ 1\n+ 2\n↓ lines 1-3 of 5");
        other.press(Code.END);
        assertThat(other.text()).endsWith("─ lines 3-5 of 5");
    }

    @Test
    void searchGoesToWhatItFindsAndCounts() {
        add(0, 100);
        stage.press(Code.HOME).type("/LINE 2");
        assertThat(stage.text()).startsWith("line 0\nline 1\nline 2\n/LINE 2").endsWith("found 1 of 11");
        stage.press(Code.ENTER).type("n");
        assertThat(stage.text()).startsWith("line 19\nline 20\n").endsWith("lines 20-22 of 100; found 2 of 11");
        stage.type("N").type("N");
        assertThat(stage.text()).contains("line 29").endsWith("found 11 of 11");
        stage.type("n");
        assertThat(stage.text()).contains("line 2\n").endsWith("found 1 of 11");
    }

    @Test
    void whatIsFoundIsMarkedAndTheRestKeepsItsMeaning() {
        log.add(StyledLine.of("ok ", Role.OK).plus("error: no error", Role.BAD));
        stage.type("/error");
        Canvas canvas = stage.draw();
        assertThat(IntStream.range(0, 18)
                        .mapToObj(column -> canvas.cell(column, 0).role()))
                .startsWith(Role.OK, Role.OK, Role.OK, Role.FOUND)
                .endsWith(Role.FOUND);
        assertThat(canvas.cell(9, 0).role()).isEqualTo(Role.BAD);
    }

    @Test
    void escapeEndsTheSearch() {
        add(0, 3);
        stage.type("/zzz");
        assertThat(stage.text()).endsWith("not found");
        stage.press(Code.ENTER);
        assertThat(log.bindings()).contains(Binding.typed("n", "next"));
        assertThat(log.handle(Key.of(Code.ESCAPE))).isTrue();
        assertThat(log.handle(Key.of(Code.ESCAPE))).isFalse();
        assertThat(log.handle(Key.typed("n"))).isFalse();
        assertThat(stage.text()).endsWith("lines 1-3 of 3, following");
    }

    @Test
    void linesThatComeLaterAreFoundToo() {
        add(0, 3);
        stage.type("/line").press(Code.ENTER);
        add(3, 7);
        assertThat(stage.text()).endsWith("of 7");
    }

    @Test
    void longLinesMoveSideways() {
        log.add(StyledLine.of("日本語 0123456789 0123456789 0123456789 0123456789", Role.TEXT));
        stage.press(Code.RIGHT);
        assertThat(stage.text()).startsWith("123456789 0");
        IntStream.range(0, 9).forEach(i -> stage.press(Code.RIGHT));
        assertThat(stage.text()).startsWith("789 0123456789 0123456789 0123456789\n");
        IntStream.range(0, 9).forEach(i -> stage.press(Code.LEFT));
        assertThat(stage.text()).startsWith("日本語 0");
    }

    @Test
    void theSmallestAreaIsNoProblem() {
        add(0, 9);
        for (int rows = 0; rows < 3; rows++) {
            new Stage(log, 2, rows).press(Code.UP, Code.PAGE_DOWN).type("/x").press(Code.ENTER);
        }
    }

    @Test
    void aHundredThousandLinesAreQuick() {
        add(0, 100_000);
        stage.draw();
        Duration took = CpuTime.of(() -> {
            for (int i = 0; i < 1_000; i++) {
                stage.press(Code.PAGE_UP);
            }
            stage.type("/line 99999");
        });
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(stage.text()).contains("line 99999").endsWith("found 1 of 1");
    }

    @Test
    void theTextCanBeCopiedWhole() {
        log.show(List.of(StyledLine.of("a ", Role.OK).plus("b", Role.DIM), StyledLine.EMPTY));
        assertThat(log.text()).isEqualTo("a b\n\n");
        assertThat(stage.draw(Glyphs.ASCII, true).text()).contains("- lines 1-2 of 2");
    }
}
