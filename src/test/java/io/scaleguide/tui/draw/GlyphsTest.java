package io.scaleguide.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.text.Cells;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlyphsTest {
    @ParameterizedTest
    @EnumSource
    void everySignIsOneCellWideAndSafeToShow(Glyphs glyphs) {
        assertThat(all(glyphs)).allSatisfy(sign -> {
            assertThat(sign.codePointCount(0, sign.length())).isEqualTo(1);
            assertThat(WCWidth.wcwidth(sign.codePointAt(0))).isEqualTo(1);
            assertThat(Cells.clean(sign)).isEqualTo(sign);
        });
    }

    @Test
    void theTwinsAreAscii() {
        assertThat(all(Glyphs.ASCII)).allMatch(sign -> sign.charAt(0) > ' ' && sign.charAt(0) <= '~');
    }

    @Test
    void theStatesOfAStepDifferInAsciiToo() {
        assertThat(Stream.of(Sign.DONE, Sign.FAILED, Sign.CURRENT, Sign.AHEAD, Sign.SKIPPED, Sign.WARNING)
                        .map(Glyphs.ASCII::sign))
                .doesNotHaveDuplicates();
    }

    @Test
    void barsGrow() {
        assertThat(Glyphs.UNICODE.level(-1)).isEqualTo("▁");
        assertThat(Glyphs.UNICODE.level(0.5)).isEqualTo("▅");
        assertThat(Glyphs.UNICODE.level(2)).isEqualTo("█");
    }

    @Test
    void theSpinnerTurnsForEver() {
        assertThat(Glyphs.ASCII.spinner(5)).isEqualTo("/");
    }

    private static Stream<String> all(Glyphs glyphs) {
        return Stream.of(
                        Arrays.stream(Sign.values()).map(glyphs::sign),
                        IntStream.range(0, 8).mapToObj(i -> glyphs.level(i / 7.0)),
                        IntStream.range(0, 10).mapToObj(glyphs::spinner))
                .flatMap(signs -> signs);
    }
}
