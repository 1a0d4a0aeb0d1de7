package io.scaleguide.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    @ParameterizedTest
    @CsvSource({"#87d7ff, 117", "#ffd75f, 221", "#303030, 236", "#000000, 16", "#ffffff, 231", "#86d8fe, 117"})
    void findsTheNearestOf256(String colour, int number) {
        assertThat(fit(colour, ColourDepth.INDEXED)).isEqualTo(new Colour.Indexed(number));
    }

    @ParameterizedTest
    @CsvSource({"#000000, 0", "#ff8787, 9", "#af0000, 1", "#005f00, 2", "#ffffff, 15", "#e0e0e0, 7", "#8a8a8a, 8"})
    void theNearestOf16KeepsTheHue(String colour, int number) {
        assertThat(fit(colour, ColourDepth.ANSI)).isEqualTo(new Colour.Ansi(number));
    }

    /** Beside each of them as well: what is nearly one is looked for among all. */
    @ParameterizedTest
    @MethodSource("theOthers")
    void eachOf240IsItsOwnNearest(int number) {
        Colour.Rgb exact = Palette.rgb(new Colour.Indexed(number));

        assertThat(Palette.fit(exact, ColourDepth.INDEXED)).contains(new Colour.Indexed(number));
        Colour.Rgb beside = new Colour.Rgb(exact.red() ^ 1, exact.green(), exact.blue());
        assertThat(Palette.fit(beside, ColourDepth.INDEXED)).contains(new Colour.Indexed(number));
    }

    static IntStream theOthers() {
        return IntStream.range(16, 256);
    }

    @Test
    void theTerminalsOwnColoursStayTheirs() {
        assertThat(Palette.fit(new Colour.Ansi(3), ColourDepth.TRUE)).contains(new Colour.Ansi(3));
        assertThat(Palette.fit(new Colour.Ansi(3), ColourDepth.INDEXED)).contains(new Colour.Ansi(3));
    }

    @Test
    void withoutColoursThereIsNone() {
        assertThat(Palette.fit(new Colour.Ansi(3), ColourDepth.NONE)).isEmpty();
    }

    @Test
    void readsNamesAndParts() {
        assertThat(Palette.parse("bright-cyan")).contains(new Colour.Ansi(14));
        assertThat(Palette.parse("#0A0b0c")).contains(new Colour.Rgb(10, 11, 12));
        assertThat(Palette.parse("default")).isEmpty();
        assertThat(Palette.parse("bright-")).isEmpty();
    }

    private static Colour fit(String colour, ColourDepth depth) {
        return Palette.parse(colour)
                .flatMap(parsed -> Palette.fit(parsed, depth))
                .orElseThrow();
    }
}
