package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.SessionCsv;
import io.scaleguide.panel.session.SpecChange;
import io.scaleguide.tui.whatif.HpaChanges;
import io.scaleguide.tui.whatif.Replays;
import io.scaleguide.tui.whatif.WhatIfSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The panel with the what-if form over it, and what replays for it. */
final class WhatIfBench implements AutoCloseable {
    private static final Path DEMO = Path.of("assets/sessions/slow-scale-up.csv");

    private final Semaphore heard = new Semaphore(0);
    private final Replays replays;
    private final PanelOnScreen screen;

    /** In a recording. */
    WhatIfBench(Supplier<Evidence> evidence, int columns, int rows) throws IOException {
        this.replays = new Replays(evidence, Settling.USUAL, heard::release);
        this.screen =
                PanelOnScreen.openWith(WhatIfSheet.offer(replays, ZoneOffset.UTC), Session.scalingUp(), columns, rows);
    }

    /** In a recording, on a terminal without colours, whose font has nothing but ASCII. */
    WhatIfBench(Evidence evidence) throws IOException {
        this.replays = new Replays(() -> evidence, Settling.USUAL, heard::release);
        this.screen = PanelOnScreen.openAsciiWith(WhatIfSheet.offer(replays, ZoneOffset.UTC), Session.scalingUp());
    }

    /** On a cluster whose HPA can be changed. */
    WhatIfBench(Evidence evidence, String context, HpaChanges changes) throws IOException {
        this.replays = new Replays(() -> evidence, Settling.USUAL, heard::release);
        ClusterMark mark = ClusterMark.of(context, "https://127.0.0.1:6443", "v1.36.0");
        this.screen = PanelOnScreen.openWith(
                WhatIfSheet.offer(replays, ZoneOffset.UTC, mark, changes), Session.scalingUp(), 80, 24);
    }

    /** The session that comes with the program, so that its last sample is the newest thing on the panel. */
    static Evidence slowScaleUp() throws IOException {
        io.scaleguide.panel.session.Session demo = SessionCsv.read(DEMO.toString(), Files.readString(DEMO));
        List<Sample> samples = demo.samples();
        Duration by = Duration.between(samples.get(samples.size() - 1).at(), Session.NOW);
        return new Evidence(
                new io.scaleguide.panel.session.Session(
                        samples.stream().map(one -> later(one, by)).toList(),
                        demo.specs().stream()
                                .map(one -> new SpecChange(one.at().plus(by), one.spec()))
                                .toList(),
                        demo.rescales().stream()
                                .map(one -> new Rescale(one.at().plus(by), one.from(), one.to(), one.reason()))
                                .toList()),
                List.of());
    }

    private static Sample later(Sample one, Duration by) {
        return new Sample(
                one.at().plus(by),
                one.metricMilli(),
                one.missing(),
                one.targetMilli(),
                one.specReplicas(),
                one.statusReplicas(),
                one.readyPods(),
                one.requestsPerSecond(),
                one.desiredReplicas());
    }

    PanelOnScreen screen() {
        return screen;
    }

    /** Waits until the newest edit is replayed, and shows it; what a search has found is replayed after it. */
    PanelOnScreen settle() throws InterruptedException {
        String before;
        do {
            // To show an answer may be to ask anew, and that may be answered before it is looked whether it is.
            screen.pass(Duration.ZERO);
            while (!replays.isIdle()) {
                assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            }
            before = screen.text();
            screen.pass(Duration.ZERO);
        } while (!replays.isIdle() || !before.equals(screen.text()));
        return screen;
    }

    @Override
    public void close() {
        replays.close();
    }
}
