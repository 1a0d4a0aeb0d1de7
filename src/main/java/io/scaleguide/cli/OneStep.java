package io.scaleguide.cli;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.run.GuideRun;
import io.scaleguide.guide.run.RunOptions;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.ClusterChoice;
import java.util.List;
import java.util.Optional;

/** A step that is done by itself, outside of a run of the guide: with the same five verbs and the same ledger. */
record OneStep(Surroundings surroundings, ClusterChoice choice) {
    /**
     * Does it.
     *
     * @param guide has the answers
     * @param step the step
     * @param registry has its action and checks
     * @param plan whether it is only planned
     * @param face is told what happens
     * @return the exit code
     */
    int run(Guide guide, StepDefinition step, Registry registry, boolean plan, EventSink face) {
        SessionSetup setup = new SessionSetup(
                choice,
                surroundings.home(),
                surroundings.stateFolder(),
                surroundings.environment(),
                "auto",
                surroundings.clock());
        try (Session session = new Session(setup)) {
            return new GuideRun(
                            List.of(step),
                            registry,
                            session,
                            guide.answers(),
                            new RunOptions(plan, Optional.empty(), Optional.empty()),
                            face,
                            length -> Thread.sleep(length.toMillis()))
                    .run();
        }
    }
}
