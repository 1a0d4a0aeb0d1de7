package io.scaleguide.tui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.theme.Theme;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgPlotTest {
    private final Theme theme = ThemeFiles.in(Path.of("assets")).named("light");

    private Document picture(PlotData data, boolean log, String title) throws Exception {
        String svg = SvgPlot.write(data, Plots.style(Ink.BRAILLE, log), theme, title);
        assertThat(svg).doesNotContain("NaN", "Infinity");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSessionIsADocumentWithALineForEachPart() throws Exception {
        Document svg = picture(Plots.session(), false, "demo/echo");

        // Before the gap, behind it, what is stale; ready and wanted replicas.
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(5);
        assertThat(svg.getDocumentElement().getTextContent()).contains("demo/echo", "200 ms", "10:04", "8 replicas");
    }

    @Test
    void whateverTheTitleAndTheWordsAreItIsOneDocument() throws Exception {
        PlotData data = new PlotData(
                "ms",
                Plots.session().values(),
                List.of(),
                List.of(),
                List.of(new Flag(Plots.sync(-3), Flag.Kind.TRAFFIC, "<script>&\u001b[31m\"")),
                Plots.session().joined());

        assertThat(picture(data, true, "a<b>&c\u0000").getDocumentElement().getTextContent())
                .contains("a<b>&c", "<script>&\"");
    }

    @Test
    void nothingAtAllIsADocumentToo() throws Exception {
        assertThat(picture(Plots.of(List.of()), true, "")
                        .getElementsByTagName("polyline")
                        .getLength())
                .isZero();
    }

    @Test
    void aLonelyValueIsSeen() throws Exception {
        Document svg = picture(Plots.of(List.of(Sample.of(Plots.sync(-5), 3))), false, "one");

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
    }
}
