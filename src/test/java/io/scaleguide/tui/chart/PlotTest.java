package io.scaleguide.tui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.CpuTime;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
    private static final Size SIZE = new Size(60, 12);

    /** Where the dots are, in a plot without replicas. */
    private static final Area GRID = new Area(10, 0, 49, 10);

    @ParameterizedTest
    @EnumSource(Ink.class)
    void aConstantSeriesIsAFlatLineWithoutHoles(Ink ink) {
        String dots = dots(Plots.of(Plots.samples(61, i -> 42)), Plots.style(ink, false));

        List<String> rows = dots.lines().filter(row -> !row.isBlank()).toList();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).strip()).doesNotContain(" ").hasSizeGreaterThan(45);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsDrawnOutsideItsArea(boolean log) {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Area area = new Area(3, 2, random.nextInt(60), random.nextInt(30));
            Ink ink = Ink.values()[random.nextInt(3)];
            PlotStyle style = new PlotStyle(
                    Plots.END, Duration.ofSeconds(1 + random.nextInt(100_000)), log, ink, java.time.ZoneOffset.UTC);
            Canvas canvas = new Canvas(new Size(70, 40));
            canvas.fill(canvas.area(), Role.FIELD);
            Plot.draw(canvas, area, wild(random), style, Glyphs.UNICODE);

            for (int row = 0; row < 40; row++) {
                for (int column = 0; column < 70; column++) {
                    if (!area.contains(new io.scaleguide.tui.draw.Point(column, row))) {
                        assertThat(canvas.cell(column, row).role()).isEqualTo(Role.FIELD);
                    }
                }
            }
        }
    }

    /** Values of every size, what is no value, and no order of magnitude in common. */
    private static PlotData wild(Random random) {
        List<Sample> values = Plots.samples(random.nextInt(200), i -> switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> 0;
            case 2 -> Double.POSITIVE_INFINITY;
            case 3 -> -Math.pow(10, random.nextInt(600) - 300);
            default -> Math.pow(10, random.nextInt(600) - 300);
        });
        PlotData session = Plots.session();
        return new PlotData(
                "ms", values, session.targets(), session.replicas(), session.flags(), Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPeakBetweenManyValuesIsSeenWhereverItIs(boolean log) {
        PlotStyle style = Plots.style(Ink.BRAILLE, log);
        for (int peak = 0; peak < 3_000; peak += 97) {
            int here = peak;
            List<Sample> values = IntStream.range(0, 3_000)
                    .mapToObj(i -> Sample.of(Plots.END.minusMillis((3_000 - i) * 290L), i == here ? 100 : 10))
                    .toList();
            assertThat(dots(Plots.of(values), style)
                            .lines()
                            .findFirst()
                            .orElseThrow()
                            .isBlank())
                    .as("a peak at %d", here)
                    .isFalse();
        }
    }

    @Test
    void whereThereIsNoValueNothingIsJoined() {
        List<Sample> values = new ArrayList<>(Plots.samples(61, i -> i < 20 || i > 40 ? 50 : Double.NaN));

        assertThat(middle(dots(Plots.of(values), Plots.style(Ink.BRAILLE, false))))
                .isBlank();
    }

    @Test
    void valuesTooFarApartAreNotJoined() {
        List<Sample> values = List.of(Sample.of(Plots.sync(-50), 50), Sample.of(Plots.sync(-4), 50));

        String dots = dots(Plots.of(values), Plots.style(Ink.BRAILLE, false));

        assertThat(middle(dots)).isBlank();
        assertThat(dots.replaceAll("\\s", "")).hasSize(2);
    }

    private static String middle(String dots) {
        return dots.lines()
                .map(row -> row.length() < 20 ? "" : row.substring(20, Math.min(30, row.length())))
                .collect(Collectors.joining());
    }

    @Test
    void whatIsStaleHasHoles() {
        List<Sample> values = Plots.samples(61, i -> 50).stream()
                .map(sample -> new Sample(sample.at(), sample.value(), true))
                .toList();

        String dots = dots(Plots.of(values), Plots.style(Ink.BRAILLE, false));

        assertThat(dots.strip()).matches("(?s)(\\S \\S? ?)+");
    }

    @Test
    void zeroIsAtTheBottomOfALogarithmicAxis() {
        List<Sample> values = Plots.samples(61, i -> i < 30 ? 0 : 1_000);

        List<String> rows =
                dots(Plots.of(values), Plots.style(Ink.BRAILLE, true)).lines().toList();

        assertThat(rows.get(GRID.rows() - 1)).isNotBlank();
        assertThat(rows.get(0)).isNotBlank();
    }

    @Test
    void withoutAnyValueItSaysSo() {
        for (List<Sample> none : List.of(List.<Sample>of(), Plots.samples(9, i -> Double.NaN))) {
            assertThat(whole(Plots.of(none), Plots.style(Ink.BRAILLE, true))).contains("no value in this time");
        }
    }

    @Test
    void theTargetIsOnTheAxisWithItsUnit() {
        assertThat(whole(Plots.session(), Plots.style(Ink.BRAILLE, false))).contains("25 ms ╌");
    }

    @Test
    void theShapeStaysWhileTimeGoesOn() {
        PlotData data = Plots.of(Plots.samples(61, i -> i % 7 * 10));
        PlotStyle now = Plots.style(Ink.BRAILLE, false);
        Duration until = Plot.untilNext(Area.of(SIZE), now);
        PlotStyle justBefore =
                new PlotStyle(now.now().plus(until).minusMillis(1), now.span(), false, now.ink(), now.zone());

        assertThat(until).isPositive();
        assertThat(whole(data, justBefore)).isEqualTo(whole(data, now));
    }

    @Test
    void aDayOfSecondsIsDrawnAtOnce() {
        List<Sample> values = IntStream.range(0, 86_400)
                .mapToObj(i -> new Sample(Plots.END.minusSeconds(86_400 - i), OptionalDouble.of(i % 1_000), false))
                .toList();
        PlotData data = new PlotData(
                "ms",
                values,
                Collections.nCopies(1, Sample.of(Plots.END.minusSeconds(86_400), 25)),
                List.of(),
                List.of(),
                Duration.ofSeconds(60));
        PlotStyle style = new PlotStyle(Plots.END, Duration.ofHours(24), false, Ink.BRAILLE, java.time.ZoneOffset.UTC);
        whole(data, style);

        assertThat(CpuTime.of(() -> whole(data, style))).isLessThan(Duration.ofMillis(500));
    }

    private static String whole(PlotData data, PlotStyle style) {
        Canvas canvas = new Canvas(SIZE);
        Plot.draw(canvas, canvas.area(), data, style, Glyphs.UNICODE);
        return canvas.text();
    }

    private static String dots(PlotData data, PlotStyle style) {
        Canvas canvas = new Canvas(SIZE);
        Plot.draw(canvas, canvas.area(), data, style, Glyphs.UNICODE);
        Canvas part = new Canvas(new Size(GRID.columns(), GRID.rows()));
        part.paste(canvas, GRID, new io.scaleguide.tui.draw.Point(0, 0));
        return part.text();
    }
}
