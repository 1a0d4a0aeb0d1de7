package io.scaleguide.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AreaTest {
    private final Area area = new Area(2, 1, 10, 6);

    @Test
    void splitsWithoutLosingACell() {
        assertThat(area.left(3)).isEqualTo(new Area(2, 1, 3, 6));
        assertThat(area.withoutLeft(3)).isEqualTo(new Area(5, 1, 7, 6));
        assertThat(area.right(3)).isEqualTo(new Area(9, 1, 3, 6));
        assertThat(area.withoutRight(3)).isEqualTo(new Area(2, 1, 7, 6));
        assertThat(area.top(2)).isEqualTo(new Area(2, 1, 10, 2));
        assertThat(area.withoutTop(2)).isEqualTo(new Area(2, 3, 10, 4));
        assertThat(area.bottom(2)).isEqualTo(new Area(2, 5, 10, 2));
        assertThat(area.withoutBottom(2)).isEqualTo(new Area(2, 1, 10, 4));
        assertThat(area.line(1)).isEqualTo(new Area(2, 2, 10, 1));
        assertThat(area.inset(2, 1)).isEqualTo(new Area(4, 2, 6, 4));
        assertThat(area.centred(4, 2)).isEqualTo(new Area(5, 3, 4, 2));
    }

    @Test
    void neverHasLessThanNothing() {
        assertThat(area.left(99)).isEqualTo(area);
        assertThat(area.withoutLeft(99).columns()).isZero();
        assertThat(area.inset(9, 9)).extracting(Area::columns, Area::rows).containsExactly(0, 0);
        assertThat(area.line(6).rows()).isZero();
        assertThat(area.line(-1).rows()).isZero();
    }

    @Test
    void knowsWhatIsInIt() {
        assertThat(area.contains(new Point(2, 1))).isTrue();
        assertThat(area.contains(new Point(12, 1))).isFalse();
        assertThat(area.contains(new Point(2, 7))).isFalse();
    }
}
