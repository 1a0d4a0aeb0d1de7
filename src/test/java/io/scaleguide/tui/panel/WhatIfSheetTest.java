package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfSheetTest {
    @ParameterizedTest
    @CsvSource({"80,24", "120,40", "200,50"})
    void itLooksAsItShould(int columns, int rows) throws IOException, InterruptedException {
        GoldenTexts golden = new GoldenTexts("panel/what-if-" + columns + "x" + rows + ".txt");
        Evidence evidence = WhatIfBench.slowScaleUp();
        try (WhatIfBench bench = new WhatIfBench(() -> evidence, columns, rows)) {
            bench.screen().type("w");
            golden.add("as it was", bench.settle().text());
            bench.screen()
                    .press(Code.DOWN, Code.DOWN, Code.DOWN)
                    .press(Key.ctrl('u'))
                    .press(Key.ctrl('k'));
            bench.screen().type("pods:4/60s");
            golden.add("another scale up", bench.settle().text());
            bench.screen().press(Code.END).type("x");
            golden.add("a field that is wrong", bench.settle().text());
        }
        try (WhatIfBench bench = new WhatIfBench(() -> evidence, columns, rows)) {
            bench.screen().type("w");
            bench.settle().press(Code.F6, Code.F5).type("400").press(Code.ENTER);
            golden.add("searched", bench.settle().text());
        }
        try (WhatIfBench bench = new WhatIfBench(() -> Evidence.NONE, columns, rows)) {
            bench.screen().type("w");
            golden.add("too little yet", bench.settle().text());
        }

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void asciiWithoutColoursLooksAsItShould() throws IOException, InterruptedException {
        GoldenTexts golden = new GoldenTexts("panel/what-if-ascii.txt");
        try (WhatIfBench bench = new WhatIfBench(WhatIfBench.slowScaleUp())) {
            bench.screen().type("w");
            bench.settle().press(Code.DOWN).type("+");
            golden.add("another minimum", bench.settle().text());
        }

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    @Test
    void theFieldsAreTheHpasUntilTheyAreEdited() throws IOException, InterruptedException {
        Evidence evidence = WhatIfBench.slowScaleUp();
        try (WhatIfBench bench = new WhatIfBench(() -> evidence, 80, 24)) {
            bench.screen().type("w");
            assertThat(bench.settle().text())
                    .contains("▶ Target       150", "Minimum      1", "Maximum      10", "Scale up     pods:1/300s")
                    .contains("Window up    0s", "Window down  300s");
            bench.screen().press(Code.BACKSPACE).type("5");
            assertThat(bench.settle().text()).contains("Target       155", "was 150", "above 155");
            bench.screen().press(Key.ctrl('r'));
            assertThat(bench.settle().text())
                    .contains("Target       150", "above 150")
                    .doesNotContain("was 150");
        }
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndNotReplayed() throws IOException, InterruptedException {
        Evidence evidence = WhatIfBench.slowScaleUp();
        try (WhatIfBench bench = new WhatIfBench(() -> evidence, 120, 40)) {
            bench.screen().type("w").type("x");
            assertThat(bench.settle().text())
                    .doesNotContain("replaying")
                    .contains("Wrong: The target is a number or a", "Not replayed: a field is wrong.");
            bench.screen().press(Code.F4).press(Code.DOWN).paste("1");
            assertThat(bench.settle().text())
                    .contains("The minimum is at least 1 and the maximum at least the minimum, not 11 and 10.");
        }
    }

    @Test
    void aSearchFillsTheFieldsWithWhatItFound() throws IOException, InterruptedException {
        Evidence evidence = WhatIfBench.slowScaleUp();
        try (WhatIfBench bench = new WhatIfBench(() -> evidence, 120, 40)) {
            bench.screen().type("w");
            bench.settle();
            bench.screen().press(Code.F5);
            assertThat(bench.settle().text()).contains("▶ Keep p95 at", "Wrong: The limit is a number");
            bench.screen().type("400").press(Code.ENTER);
            assertThat(bench.settle().text())
                    .contains("of them keep 95 % of the time at or under 400.", "The fields hold it.", "was 300s");
        }
    }

    @Test
    void anEditEndsASearch() throws IOException, InterruptedException {
        Evidence evidence = WhatIfBench.slowScaleUp();
        try (WhatIfBench bench = new WhatIfBench(() -> evidence, 120, 40)) {
            bench.screen().type("w");
            bench.settle();
            bench.screen().press(Code.F5).type("400").press(Code.ENTER);
            assertThat(bench.screen().text()).contains("Searching.", "An edit ends it.");
            bench.screen().press(Code.UP).type("0.2");
            assertThat(bench.settle().text())
                    .doesNotContain("Searching", "The fields hold it.")
                    .contains("Tolerance    0.2");
        }
    }

    @Test
    void aReplayThatHangsHoldsNothingUp() throws IOException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Evidence evidence = WhatIfBench.slowScaleUp();
        try (WhatIfBench bench = new WhatIfBench(() -> held(asked, go, evidence), 80, 24)) {
            bench.screen().type("w");
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            bench.screen().type("120").press(Code.DOWN);
            assertThat(bench.screen().text()).contains("Target       120", "The session is being read.");
            bench.screen().press(Code.ESCAPE);
            assertThat(bench.screen().text()).contains("1 Signal path");
            bench.screen().type("w");
            go.countDown();
            assertThat(bench.settle().text()).contains("Target       120", "was 150", "above 120");
        }
    }

    private static Evidence held(CountDownLatch asked, CountDownLatch go, Evidence evidence) {
        asked.countDown();
        try {
            return go.await(50, TimeUnit.SECONDS) ? evidence : Evidence.NONE;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return Evidence.NONE;
        }
    }
}
