package io.scaleguide.tui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.golden.GoldenTexts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotScreensTest {
    private static final List<Size> SIZES = List.of(new Size(48, 9), new Size(76, 14), new Size(120, 24));

    @Test
    void aSessionLooksAsItShould() throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/plot.txt");
        for (Size size : SIZES) {
            for (Ink ink : Ink.values()) {
                for (boolean log : List.of(false, true)) {
                    String name = size.columns() + "x" + size.rows() + " " + ink + (log ? " log" : "");
                    golden.add(name, picture(size, Plots.style(ink, log)));
                }
            }
        }

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    private static String picture(Size size, PlotStyle style) {
        Canvas canvas = new Canvas(size);
        Glyphs glyphs = style.ink() == Ink.ASCII ? Glyphs.ASCII : Glyphs.UNICODE;
        Area all = canvas.area();
        canvas.put(all, 0, Plot.legend(Plots.session(), style, glyphs), glyphs);
        Plot.draw(canvas, all.withoutTop(1), Plots.session(), style, glyphs);
        return canvas.text();
    }
}
