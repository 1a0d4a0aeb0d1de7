package io.scaleguide.guide.run;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.step.StepDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of the guide: every step, in order, on the thread that calls {@link #run()}. Interrupting that thread cancels it. */
public final class GuideRun {
    private final List<StepDefinition> steps;
    private final StepRun each;
    private final RunOptions options;
    private final EventSink sink;
    private final Clock clock;

    /**
     * @param steps all steps, in order
     * @param registry the checks and actions
     * @param session the connections; closed by whoever made it
     * @param answers the answers
     * @param options which part runs
     * @param sink where events go
     * @param pause waits between looks
     */
    public GuideRun(
            List<StepDefinition> steps,
            Registry registry,
            Session session,
            Answers answers,
            RunOptions options,
            EventSink sink,
            Pause pause) {
        this.steps = steps;
        this.each = new StepRun(steps, registry, session, answers, sink, pause);
        this.options = options;
        this.sink = sink;
        this.clock = session.clock();
    }

    /**
     * Runs.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public int run() {
        Instant start = clock.instant();
        int exitCode = ExitCode.DONE;
        for (StepDefinition step : steps) {
            Optional<String> skip = reasonToSkip(step);
            if (skip.isPresent()) {
                sink.accept(new GuideEvent.StepSkipped(step.id(), skip.get()));
                continue;
            }
            exitCode = exitCode(step, each.run(step, options.planOnly() ? StepRun.Part.PLAN : StepRun.Part.WHOLE));
            if (exitCode != ExitCode.DONE) {
                break;
            }
        }
        sink.accept(new GuideEvent.RunFinished(exitCode, Duration.between(start, clock.instant())));
        return exitCode;
    }

    private static int exitCode(StepDefinition step, StepRun.Ending ending) {
        return switch (ending) {
            case DONE -> ExitCode.DONE;
            case FAILED -> step.gate() ? ExitCode.REFUSED : ExitCode.FAILED;
            case CANCELLED -> ExitCode.CANCELLED;
        };
    }

    private Optional<String> reasonToSkip(StepDefinition step) {
        int first = options.from().map(this::order).orElse(0);
        int last = options.until().map(this::order).orElse(Integer.MAX_VALUE);
        if (step.order() < first && !step.gate()) {
            return Optional.of("it comes before --from");
        }
        return step.order() > last ? Optional.of("it comes after --until") : Optional.empty();
    }

    private int order(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .mapToInt(StepDefinition::order)
                .findFirst()
                .orElseThrow();
    }
}
