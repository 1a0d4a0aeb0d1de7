package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import io.scaleguide.tui.panel.TrafficSetting.Shape;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficSheetTest {
    private final PanelOnScreen screen;

    TrafficSheetTest() throws IOException {
        screen = PanelOnScreen.open(Session.healthy(), 80, 24);
        screen.traffic().stop();
    }

    private TrafficSetting setting() {
        return screen.traffic().setting();
    }

    private PanelOnScreen press(Code code, int times) {
        for (int i = 0; i < times; i++) {
            screen.press(code);
        }
        return screen;
    }

    /** Opens the form and takes the profile that is so many below steady. */
    private PanelOnScreen shape(int below) {
        screen.type("t");
        return press(Code.DOWN, below).press(Code.TAB);
    }

    @Test
    void eachProfileLooksAsItShould() throws IOException {
        GoldenTexts golden = new GoldenTexts("panel/traffic.txt");
        golden.add("steady", screen.type("t").text());
        screen.press(Code.ESCAPE);
        golden.add("the loop", shape(0).text());
        screen.press(Code.ESCAPE);
        golden.add("ramp", shape(1).press(Code.TAB).text());
        screen.press(Code.ESCAPE);
        golden.add(
                "burst", shape(3).press(Code.TAB, Code.TAB, Code.TAB, Code.TAB).text());
        screen.press(Code.ESCAPE);
        golden.add("a file that is not named", shape(4).text());
        screen.press(Code.ESCAPE);
        shape(2).press(Code.TAB, Code.TAB).press(Code.BACKSPACE);
        golden.add("wrong", screen.type("0").press(Code.TAB).text());
        screen.press(Code.ESCAPE).type("7");
        golden.add("the box alone", screen.text());
        golden.add(
                "large",
                PanelOnScreen.open(Session.healthy(), 120, 40).type("t").text());
        golden.add(
                "ascii",
                PanelOnScreen.openAscii(Session.healthy(), 80, 24).type("t").text());

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void whatIsChosenIsStarted() {
        shape(1).press(Code.DOWN, Code.TAB);
        assertThat(screen.text()).contains("Low          1            requests/s", "Loop         open");
        screen.type("++").press(Code.TAB).paste("8").press(Code.F5);
        assertThat(screen.text()).contains("1 Signal path", "Traffic: ramp.");
        assertThat(screen.done()).containsExactly("stop", "ramp", "start");
        assertThat(setting().shape()).isEqualTo(Shape.RAMP);
        assertThat(setting().open()).isTrue();
        assertThat(setting().low()).isEqualTo(3);
        assertThat(setting().high()).isEqualTo(48);
    }

    @Test
    void itCanBeKeptForLater() {
        shape(3);
        press(Code.TAB, 7).press(Code.TAB, Code.RIGHT, Code.ENTER);
        assertThat(screen.text()).contains("It is kept; s starts it.");
        assertThat(screen.done()).containsExactly("stop", "burst");
        assertThat(setting().burst()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nothingIsSentWhileSomethingIsWrong() {
        shape(2).press(Code.TAB, Code.TAB).press(Code.BACKSPACE).type("0").press(Code.F5);
        assertThat(screen.text()).contains("Wrong: It has to be as high as the low, or higher.", "Mend what is wrong");
        assertThat(screen.done()).containsExactly("stop");
        screen.press(Code.BACKSPACE).type("9").press(Code.F5);
        assertThat(screen.done()).containsExactly("stop", "sine", "start");
    }

    @Test
    void whatTheSenderRefusesIsSaidAndTheFormStays() {
        screen.traffic().refuse("day.csv:3: seconds is a number.");
        shape(4).type("day.csv").press(Code.F5);
        assertThat(screen.text()).contains("Wrong: day.csv:3: seconds is a number.", "CSV file     day.csv");
        assertThat(screen.type("x").text()).doesNotContain("Wrong");
        assertThat(screen.done()).containsExactly("stop");
    }

    @Test
    void whileTrafficIsSentItIsChangedAtOnce() {
        screen.traffic().start();
        screen.type("t");
        assertThat(screen.text()).contains("Now: steady, 28:40 left.", "[  Send this now  ]");
        press(Code.DOWN, 1).press(Code.TAB, Code.F5);
        assertThat(screen.done()).containsExactly("stop", "start", "ramp");
    }

    @Test
    void onARealClusterItIsAskedFirst() throws IOException {
        PanelOnScreen real = PanelOnScreen.openOn("shop-eu", Session.healthy());
        real.type("st").press(Code.F5);
        assertThat(real.text()).contains("Requests are sent to the gateway of shop-eu");
        assertThat(real.done()).containsExactly("stop");
        real.type("s");
        assertThat(real.done()).containsExactly("stop", "steady", "start");
    }

    @Test
    void enterOnTheTrafficAloneOpensItAndPlusAndMinusAreItsOwn() {
        screen.type("7+-");
        assertThat(screen.done()).containsExactly("stop", "more", "less");
        screen.press(Code.ENTER);
        assertThat(screen.text()).contains("▶ Traffic from here ─");
        screen.press(Code.ESCAPE).type("2+");
        assertThat(screen.done()).containsExactly("stop", "more", "less");
        screen.press(Key.ctrl('p')).type("Traffic: traffic").press(Code.ENTER);
    }

    @Test
    void whyThereIsNoMoreIsSaid() {
        screen.traffic().refuse("There are 64 connections at most.");
        assertThat(screen.type(">").row(1)).isEqualTo("There are 64 connections at most.");
    }
}
