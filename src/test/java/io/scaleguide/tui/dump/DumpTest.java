package io.scaleguide.tui.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Paper;
import io.scaleguide.tui.theme.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DumpTest {
    private static final Theme THEME = new Theme(
            "test",
            new Paper(new Colour.Rgb(0, 0, 0), new Colour.Rgb(255, 255, 255)),
            Map.of(
                    Role.BAD,
                    new Look(Optional.of(new Colour.Rgb(0xff, 0x87, 0x87)), Optional.empty(), true, false, false),
                    Role.FOCUS,
                    new Look(Optional.empty(), Optional.empty(), false, false, true),
                    Role.FIELD,
                    new Look(Optional.empty(), Optional.of(new Colour.Ansi(12)), false, true, false)));

    private final Canvas canvas = new Canvas(new Size(12, 2));

    @BeforeEach
    void draw() {
        canvas.put(0, 0, "a<b> & ", Role.TEXT);
        canvas.put(7, 0, "日x", Role.BAD);
        canvas.put(0, 1, "on", Role.FOCUS);
        canvas.put(3, 1, "\"f\"", Role.FIELD);
    }

    @Test
    void ansiHasTheCodesOfEachRunAndEndsEachLinePlain() {
        assertThat(AnsiDump.write(canvas, THEME, ColourDepth.TRUE))
                .isEqualTo("a<b> & \u001b[1;38;2;255;135;135m日x\u001b[0m  \n"
                        + "\u001b[7mon\u001b[0m \u001b[4;104m\"f\"\u001b[0m      \n");
    }

    @Test
    void ansiHasNoMoreColoursThanTheTerminal() {
        assertThat(AnsiDump.write(canvas, THEME, ColourDepth.INDEXED)).contains("\u001b[1;38;5;210m");
        assertThat(AnsiDump.write(canvas, THEME, ColourDepth.ANSI)).contains("\u001b[1;91m");
        assertThat(AnsiDump.write(canvas, THEME, ColourDepth.NONE))
                .contains("\u001b[1m日x")
                .contains("\u001b[4m\"f\"");
    }

    @Test
    void svgIsXmlWithEachCharacterInItsColumn() throws Exception {
        Element bad = texts(svg()).get(2);
        assertThat(bad.getTextContent()).isEqualTo("日");
        assertThat(bad.getAttribute("x")).isEqualTo("75");
        assertThat(texts(svg()).get(3).getAttribute("x")).isEqualTo("93");
        assertThat(texts(svg()).get(1).getAttribute("x")).startsWith("12 21 30");
        assertThat(bad.getAttribute("fill")).isEqualTo("#ff8787");
        assertThat(bad.getAttribute("font-weight")).isEqualTo("bold");
    }

    @Test
    void svgHoldsTextThatLooksLikeMarkup() throws Exception {
        assertThat(texts(svg())).extracting(Element::getTextContent).contains("a<b> & ", "\"f\"", "up <&>");
    }

    @Test
    void svgTurnsReversedTextOver() throws Exception {
        Element on = texts(svg()).stream()
                .filter(text -> text.getTextContent().equals("on"))
                .findFirst()
                .orElseThrow();
        assertThat(on.getAttribute("fill")).isEqualTo("#ffffff");
        List<Element> rects = elements(svg(), "rect");
        assertThat(rects.get(0).getAttribute("fill")).isEqualTo("#ffffff");
        assertThat(rects.get(1))
                .extracting(
                        rect -> rect.getAttribute("x"),
                        rect -> rect.getAttribute("width"),
                        rect -> rect.getAttribute("fill"))
                .containsExactly("12", "18", "#000000");
        assertThat(rects.get(2).getAttribute("fill")).isEqualTo("#5c5cff");
    }

    /** In a style the short form sets the weight as well, and a style wins over an attribute. */
    @Test
    void theStyleLeavesTheWeightToEachRun() throws Exception {
        assertThat(elements(svg(), "style").get(0).getTextContent())
                .doesNotContain("font:")
                .doesNotContain("weight");
    }

    @Test
    void aHostileTitleStaysText() throws Exception {
        Element root = parse(SvgDump.write(canvas, THEME, "</title><script>\u001b[2J\u0000"));
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
    }

    private Element svg() throws Exception {
        return parse(SvgDump.write(canvas, THEME, "up <&>"));
    }

    private static Element parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> texts(Element root) {
        return elements(root, "text");
    }

    private static List<Element> elements(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
