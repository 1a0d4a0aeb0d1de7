package io.scaleguide.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyledLineTest {
    private final StyledLine line = StyledLine.of("ready ", Role.OK).plus("日本 1 of 2", Role.DIM);

    @Test
    void theWidthIsThatOfAllParts() {
        assertThat(line.width()).isEqualTo(17);
    }

    @Test
    void cuttingKeepsTheRoles() {
        assertThat(line.cut(9, Glyphs.UNICODE))
                .isEqualTo(StyledLine.of("ready ", Role.OK).plus("日", Role.DIM).plus("…", Role.DIM));
        assertThat(line.cut(3, Glyphs.ASCII))
                .isEqualTo(StyledLine.of("re", Role.OK).plus("~", Role.OK));
        assertThat(line.cut(17, Glyphs.ASCII)).isEqualTo(line);
        assertThat(line.cut(0, Glyphs.ASCII)).isEqualTo(StyledLine.EMPTY);
    }

    @Test
    void wrappingKeepsTheRoles() {
        assertThat(line.wrap(10))
                .containsExactly(
                        StyledLine.of("ready ", Role.OK).plus("日本", Role.DIM), StyledLine.of("1 of 2", Role.DIM));
    }

    @Test
    void markingChangesOnePlace() {
        assertThat(line.marked(4, 7, Role.FOUND).spans())
                .containsExactly(
                        new Span("read", Role.OK), new Span("y 日", Role.FOUND), new Span("本 1 of 2", Role.DIM));
    }

    @Test
    void aTextOfSeveralLinesIsWrapped() {
        assertThat(StyledLine.wrapped("one two\nthree", Role.TEXT, 5))
                .extracting(StyledLine::text)
                .containsExactly("one", "two", "three");
    }
}
