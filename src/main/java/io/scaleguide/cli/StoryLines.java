package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.PanelFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.live.Audience;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.panel.story.Sentence;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The panel's story, printed line by line.
 *
 * @param surroundings what there is around
 * @param form how the lines are written
 * @param manner how the panel is looked at
 */
record StoryLines(Surroundings surroundings, PanelFace.Form form, PanelManner manner) {

    /** Prints until its time is over, nobody reads it any more, or the thread is interrupted; returns the exit code. */
    int print(Cluster cluster, PanelTarget target) {
        PanelFace face = new PanelFace(surroundings.out(), surroundings.zone(), form);
        CountDownLatch over = new CountDownLatch(1);
        Audience printed = new Audience() {
            @Override
            public void said(Sentence sentence) {
                if (!face.said(sentence)) {
                    over.countDown();
                }
            }
        };
        try (PanelSession session = PanelSession.open(
                surroundings,
                cluster,
                target,
                manner.settings(),
                manner.record(),
                why -> surroundings.err().println("scaleguide: " + why),
                List.of(printed))) {
            session.start();
            if (manner.send().isEmpty()) {
                return await(over);
            }
            try (PanelTraffic traffic = LiveScreen.traffic(
                    surroundings,
                    cluster,
                    target,
                    manner.request(),
                    manner.send().get(),
                    session)) {
                traffic.start();
                return await(over);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    /** Waits until nobody reads any more, or the time is over. */
    private int await(CountDownLatch over) throws InterruptedException {
        if (manner.length().isPresent()) {
            boolean gone = over.await(manner.length().get().toMillis(), TimeUnit.MILLISECONDS);
            return gone ? ExitCode.FAILED : ExitCode.DONE;
        }
        over.await();
        return ExitCode.FAILED;
    }
}
