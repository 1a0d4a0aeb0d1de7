package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Key.Code;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelScreensTest {
    private static final Map<String, Supplier<Session>> SESSIONS = sessions();

    private static Map<String, Supplier<Session>> sessions() {
        Map<String, Supplier<Session>> all = new LinkedHashMap<>();
        all.put("healthy", Session::healthy);
        all.put("scaling up", Session::scalingUp);
        all.put("stale", Session::stale);
        all.put("broken at the annotation", Session::broken);
        all.put("no HPA", Session::withoutHpa);
        all.put("no traffic", Session::withoutTraffic);
        all.put("at the maximum", Session::atMaximum);
        all.put("twelve pods", Session::manyPods);
        all.put("long names", Session::longNames);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"80,24", "120,40", "200,50"})
    void eachStateLooksAsItShould(int columns, int rows) throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/" + columns + "x" + rows + ".txt");
        for (Map.Entry<String, Supplier<Session>> each : SESSIONS.entrySet()) {
            golden.add(
                    each.getKey(),
                    PanelOnScreen.open(each.getValue().get(), columns, rows).text());
        }

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void asciiLooksAsItShould() throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/ascii.txt");
        golden.add(
                "scaling up",
                PanelOnScreen.openAscii(Session.scalingUp(), 80, 24).text());
        golden.add("broken", PanelOnScreen.openAscii(Session.broken(), 80, 24).text());
        golden.add(
                "large", PanelOnScreen.openAscii(Session.scalingUp(), 120, 40).text());

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void eachBoxAloneLooksAsItShould() throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/alone.txt");
        PanelOnScreen screen = PanelOnScreen.open(Session.manyPods(), 80, 24);
        for (int box = 1; box <= 9; box++) {
            golden.add("box " + box, screen.type(Integer.toString(box)).text());
        }
        golden.add("help", screen.press(Code.ESCAPE).type("?").text());

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }
}
