package io.scaleguide.cli;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.run.GuideRun;
import io.scaleguide.guide.run.RunOptions;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Runs the guide without anyone to ask.
 *
 * @param surroundings what there is around
 * @param choice the cluster where no answer names another
 * @param stateFolder where the ledger is
 * @param helm which helm: auto, path or embedded
 */
record Unattended(Surroundings surroundings, ClusterChoice choice, Path stateFolder, String helm) {
    /** Runs the part that the options name, and returns its exit code. */
    int run(Guide guide, Answers answers, RunOptions options, EventSink face) {
        return run(guide, answers, options, face, cluster -> {});
    }

    /** The same, and does something more with the cluster after success, while the run's traffic goes on. */
    int run(Guide guide, Answers answers, RunOptions options, EventSink face, Consumer<Cluster> then) {
        SessionSetup setup = new SessionSetup(
                ChosenCluster.of(choice, answers),
                surroundings.home(),
                stateFolder,
                surroundings.environment(),
                helm,
                surroundings.clock());
        try (Session session = new Session(setup)) {
            int code = new GuideRun(
                            guide.steps(),
                            guide.registry(),
                            session,
                            answers,
                            options,
                            face,
                            length -> Thread.sleep(length.toMillis()))
                    .run();
            if (code == ExitCode.DONE) {
                then.accept(session.cluster());
            }
            return code;
        }
    }
}
