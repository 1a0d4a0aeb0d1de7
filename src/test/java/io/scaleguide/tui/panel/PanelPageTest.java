package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelPageTest {
    private final PanelOnScreen screen;

    PanelPageTest() throws IOException {
        screen = PanelOnScreen.open(Session.scalingUp(), 80, 24);
    }

    private String header() {
        return screen.row(0);
    }

    @Test
    void digitsShowABoxAloneAndAllAgain() {
        screen.type("4");
        assertThat(screen.text()).contains("▶ 4 HPA", "Last rescale 12m ago").doesNotContain("Signal path");
        screen.type("4");
        assertThat(screen.text()).contains("▶ 4 HPA", "1 Signal path");
        screen.type("56");
        assertThat(screen.text()).contains("▶ 6 Events").doesNotContain("5 Workload");
        screen.press(Code.ESCAPE);
        assertThat(screen.text()).contains("1 Signal path", "▶ 6 Events");
    }

    @Test
    void tabWalksThroughTheBoxesInTheOrderOfTheirDigits() {
        for (String box :
                List.of("2 Metric", "3 DatadogMetric", "4 HPA", "6 Events", "7 Traffic", "8 Why", "1 Signal path")) {
            screen.press(Code.TAB);
            assertThat(screen.text()).contains("▶ " + box);
        }
        screen.press(Code.BACK_TAB);
        assertThat(screen.text()).contains("▶ 8 Why");
        screen.press(Code.ENTER).press(Code.ENTER);
        assertThat(screen.text()).contains("▶ 8 Why", "1 Signal path");
    }

    @Test
    void aBoxWithoutAPlaceGivesTheFocusBack() {
        screen.type("9").press(Code.ESCAPE);
        assertThat(screen.text()).contains("▶ 2 Metric");
    }

    @Test
    void theHopThatIsPointedAtIsSaidInWords() {
        screen.press(Code.DOWN, Code.DOWN);
        assertThat(screen.row(3)).isEqualTo("✓ 2 route: ok. It is as it should be.");
        assertThat(IntStream.range(9, 15)
                        .mapToObj(column -> screen.canvas().cell(column, 2).role()))
                .containsOnly(Role.FOCUS);
        screen.press(Code.UP, Code.UP);
        assertThat(screen.row(3)).startsWith("✓ 1 traffic");
        screen.press(Code.ESCAPE);
        assertThat(screen.row(3)).isEqualTo("✓ The number passes every hop.");
    }

    @Test
    void pauseHoldsTheMomentAndGoesOn() {
        screen.type("p");
        assertThat(header()).endsWith("PAUSED 10:15:07");
        assertThat(screen.nextChange()).isEmpty();
        String before = screen.text();
        screen.pass(Duration.ofSeconds(40));
        assertThat(screen.text()).isEqualTo(before);
        screen.type("p");
        assertThat(header()).endsWith("LIVE");
        assertThat(screen.text()).contains("48s ago");
    }

    @Test
    void timeGoesBackAndOnToNow() {
        screen.press(Code.LEFT);
        assertThat(header()).endsWith("PAUSED 10:14:52");
        screen.type("[");
        assertThat(header()).endsWith("PAUSED 10:12:52");
        screen.press(new Key(Code.LEFT, "", false, false, true));
        assertThat(header()).endsWith("PAUSED 10:10:52");
        screen.press(Code.RIGHT);
        assertThat(header()).endsWith("PAUSED 10:11:07");
        screen.type("{");
        assertThat(header()).endsWith("PAUSED 09:55:07");
        screen.press(Code.LEFT);
        assertThat(header()).endsWith("PAUSED 09:55:07");
        screen.type("]]]]]]]]]]");
        assertThat(header()).endsWith("LIVE");
        screen.type("[").press(Code.ESCAPE);
        assertThat(header()).endsWith("LIVE");
    }

    @Test
    void agesGrowAtWholeSecondsAndNothingElseIsWritten() {
        screen.written();
        screen.pass(Duration.ofMillis(300));
        assertThat(screen.written()).isEmpty();
        Duration next = screen.nextChange().orElseThrow();
        assertThat(next).isEqualTo(Duration.ofMillis(700));
        screen.pass(next.minusMillis(1));
        assertThat(screen.written()).isEmpty();
        screen.pass(Duration.ofMillis(1));
        assertThat(screen.written()).isNotEmpty().hasSizeLessThan(40);
    }

    @Test
    void theNextChangeIsWhenSomethingChanges() {
        for (int i = 0; i < 300; i++) {
            Duration next = screen.nextChange().orElseThrow();
            assertThat(next).isPositive();
            screen.written();
            screen.pass(next.minusMillis(1));
            assertThat(screen.written()).isEmpty();
            screen.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void eventsAreFilteredByKindAndByText() {
        screen.type("f");
        assertThat(screen.text())
                .contains("2 of 3, normal only", "SuccessfulRescale")
                .doesNotContain("FailedGet");
        screen.type("f");
        assertThat(screen.text()).contains("1 of 3, warnings only", "FailedGet");
        screen.type("fSIZE: 8");
        assertThat(screen.text()).contains("text: SIZE: 8_");
        screen.press(Code.ENTER);
        assertThat(screen.text()).contains("1 of 3, with \"SIZE: 8\"").doesNotContain("FailedGet");
        screen.type("f");
        assertThat(screen.text()).contains("─ 3 ─");
        screen.type("fffx").press(Code.ESCAPE);
        assertThat(screen.text()).contains("─ 3 ─");
    }

    @Test
    void slashSearchesInTheBox() {
        screen.type("6").type("/metric found");
        assertThat(screen.text()).contains("/metric found", "found 1 of 1");
        screen.press(Code.ENTER, Code.ESCAPE, Code.ESCAPE);
        assertThat(screen.text()).contains("1 Signal path");
    }

    @Test
    void thePlotShowsMoreTimeAndAnotherAxis() {
        screen.type("2");
        assertThat(screen.text()).contains("15 min", "linear");
        screen.type("+l");
        assertThat(screen.text()).contains("30 min", "T traffic change  * both  log");
        screen.type("----------");
        assertThat(screen.text()).contains("2 min");
        String braille = screen.text();
        assertThat(screen.type("b").text()).isNotEqualTo(braille).doesNotMatch("(?s).*[⠁-⣿].*");
    }

    @Test
    void filesAreSaidWhereTheyAre() {
        assertThat(screen.type("c").row(1)).isEqualTo("The series is in echo.csv.");
        assertThat(screen.type("j").row(1)).isEqualTo("The session is in echo.jsonl.");
        assertThat(screen.type("v").row(1)).isEqualTo("The plot is in echo.svg.");
        assertThat(screen.done()).singleElement().asString().startsWith("<svg");
        assertThat(screen.press(Code.TAB).row(1)).contains("Signal path");
    }

    @Test
    void trafficObeysKeys() {
        screen.type("s");
        assertThat(screen.text()).containsPattern("7 Traffic ─+ stopped");
        screen.type("s><o").type("d");
        assertThat(screen.done()).containsExactly("stop", "start", "more", "less", "ramp", "look");
        assertThat(screen.row(1)).isEqualTo("The signal path is looked at again.");
    }

    @Test
    void trafficOnARealClusterIsAskedFor() throws IOException {
        PanelOnScreen production = PanelOnScreen.openOn("shop-prod-eu", Session.healthy());
        assertThat(production.row(0)).contains("PRODUCTION?");
        production.type("ss");
        assertThat(production.text()).contains("Requests are sent to the gateway of shop-prod-eu");
        production.press(Code.ENTER);
        assertThat(production.done()).containsExactly("stop");
        production.type("ss");
        assertThat(production.done()).containsExactly("stop", "start");
    }

    @Test
    void leavingWhileTrafficIsSentIsAskedAbout() {
        screen.press(Key.ctrl('c'));
        assertThat(screen.text()).contains("Traffic from here stops when you leave.");
    }

    @Test
    void aSilentWatchIsSaidAboveEverything() {
        screen.become(Session.stale());
        assertThat(screen.row(1)).startsWith("! 9 watch of DatadogMetric (and 1 more): silent for 3m10s");
    }

    @Test
    void whatIsStaleIsGreyAndHasAWord() {
        screen.become(Session.stale()).type("3");
        assertThat(screen.text()).contains("STALE 3m10s");
        List<String> rows = screen.text().lines().toList();
        int row = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).contains("demo/echo   "))
                .findFirst()
                .orElseThrow();
        assertThat(screen.canvas().cell(2, row).role()).isEqualTo(Role.DIM);
    }

    @Test
    void withoutColourEveryWordIsThere() throws IOException {
        for (Session session : List.of(Session.stale(), Session.broken(), Session.atMaximum())) {
            assertThat(PanelOnScreen.openWithoutColour(session).text())
                    .isEqualTo(PanelOnScreen.open(session, 80, 24).text());
        }
        assertThat(PanelOnScreen.openWithoutColour(Session.stale()).text()).contains("STALE 3m10s", "!DDMetric");
        assertThat(PanelOnScreen.openWithoutColour(Session.broken()).text()).contains("✗annot", "! ScalingActive");
        assertThat(PanelOnScreen.openWithoutColour(Session.atMaximum()).text()).contains("! ScalingLimited");
    }

    @Test
    void whatComesFromOutsideCannotDrawElsewhere() {
        Session hostile = Session.longNames();
        hostile.sources = List.of(new PanelView.Source("a\u001b[2J\nb", Optional.empty(), "c\rd\te\u202e"));
        screen.become(hostile);
        for (int box = 1; box <= 9; box++) {
            assertThat(screen.type(Integer.toString(box)).text()).doesNotContain("\u001b", "\r", "\u202e");
        }
    }

    @Test
    void aClickChoosesABoxAndAnotherShowsItAlone() {
        screen.click(5, 18);
        assertThat(screen.text()).contains("▶ 4 HPA", "1 Signal path");
        screen.click(5, 18);
        assertThat(screen.text()).contains("▶ 4 HPA").doesNotContain("Signal path");
    }

    @Test
    void everySizeFromTheSmallestOnIsDrawn() throws IOException {
        for (int columns = 80; columns < 230; columns += 13) {
            for (int rows = 24; rows < 70; rows += 5) {
                PanelOnScreen other = PanelOnScreen.open(Session.broken(), columns, rows);
                assertThat(other.text()).contains("1 Signal path", "8 Why", "6 Events", "4 annotation: broken");
            }
        }
    }

    @Test
    void whatIsCutSaysThatThereIsMore() throws IOException {
        String small = PanelOnScreen.open(Session.broken(), 80, 24).text();
        assertThat(small).containsPattern("8 Why ─+ ↓ \\d more ─").containsPattern("FailedGetExternalMetric[^\\v]*");
        String why = small.lines()
                .filter(line -> line.contains("compute the"))
                .findFirst()
                .orElseThrow();
        assertThat(why).endsWith("…");
    }

    @Test
    void beforeAnythingIsHeardNothingIsSaidToBeMissing() throws IOException {
        Session session = Session.withoutHpa();
        session.sources = List.of();
        assertThat(PanelOnScreen.open(session, 80, 24).text())
                .contains("Nothing is heard of the HPA yet.")
                .doesNotContain("nothing scales this workload");
    }
}
