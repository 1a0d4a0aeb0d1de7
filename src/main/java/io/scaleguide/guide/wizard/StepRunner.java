package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.run.StepRun;
import io.scaleguide.guide.step.StepDefinition;

/** Runs a step or a part of it on the worker. A fault of the program is shown as one, and ends nothing but the step. */
final class StepRunner implements AutoCloseable {
    private final WizardSetup setup;
    private final OpenSession session;

    StepRunner(WizardSetup setup) {
        this.setup = setup;
        this.session = new OpenSession(setup.session());
    }

    StepRun.Ending run(StepDefinition step, Answers answers, StepRun.Part part, EventSink sink) {
        try {
            StepRun.Ending ending = new StepRun(
                            setup.steps(), setup.registry(), session.of(answers), answers, sink, setup.pause())
                    .run(step, part);
            if (ending == StepRun.Ending.FAILED) {
                session.reconnect();
            }
            return ending;
        } catch (RuntimeException fault) {
            sink.accept(new GuideEvent.Failed(step.id(), problem(fault), ""));
            return StepRun.Ending.FAILED;
        }
    }

    /** Without the fault's message, which nobody has looked through for keys. */
    private static Problem problem(RuntimeException fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return Problem.of(
                "fault",
                "Scaleguide has a fault and could not go on with this step.",
                fault.getClass().getSimpleName() + (trace.length == 0 ? "" : " in " + trace[0]) + ".",
                "Try again; if it comes back, send what \"scaleguide report\" writes to its authors.");
    }

    @Override
    public void close() {
        session.close();
    }
}
