package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.PanelFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.live.Audience;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.panel.story.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The panel's story, printed line by line.
 *
 * @param surroundings what there is around
 * @param form how the lines are written
 * @param settings what the panel may do
 * @param record the file to record to
 * @param length when it ends by itself
 */
record StoryLines(
        Surroundings surroundings,
        PanelFace.Form form,
        LiveSettings settings,
        Optional<Path> record,
        Optional<Duration> length) {

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
        try (PanelSession session =
                PanelSession.open(surroundings, cluster, target, settings, record, List.of(printed))) {
            session.start();
            if (length.isPresent()) {
                boolean gone = over.await(length.get().toMillis(), TimeUnit.MILLISECONDS);
                return gone ? ExitCode.FAILED : ExitCode.DONE;
            }
            over.await();
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }
}
