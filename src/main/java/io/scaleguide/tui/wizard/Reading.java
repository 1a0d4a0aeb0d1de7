package io.scaleguide.tui.wizard;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What there is to read of a step that is not asked any more.
 *
 * @param head where it stands, a line or two
 * @param body what happened, would change or went wrong
 * @param log the lines of a program that the step runs; empty where it runs none
 */
record Reading(List<StyledLine> head, List<StyledLine> body, List<StyledLine> log) {
    /** What does not change while a step is read. */
    record Manner(ZoneId zone, Instant now, Glyphs glyphs, long turn) {}

    static Reading of(StepView step, Manner manner, boolean cancelling) {
        Stage stage = step.stage();
        if (stage instanceof Stage.Planned planned) {
            return new Reading(planned(planned.changes()), diffs(planned.changes()), List.of());
        }
        if (stage instanceof Stage.AskingTwice twice) {
            return new Reading(twice(twice), diffs(twice.changes()), List.of());
        }
        List<StyledLine> body = new ArrayList<>();
        if (stage instanceof Stage.Failed failed) {
            body.addAll(failure(failed));
        }
        body.addAll(ProgressRows.of(step.events(), manner.zone(), manner.glyphs(), manner.turn()));
        step.events().stream()
                .filter(GuideEvent.Summary.class::isInstance)
                .forEach(event -> body.addAll(summary((GuideEvent.Summary) event)));
        return new Reading(head(step, manner, cancelling), body, log(step.events()));
    }

    /** Whether it is over and its end is of most interest: what happened last, unless it was to sum up. */
    static boolean endsBest(StepView step) {
        boolean sums = step.events().stream().anyMatch(GuideEvent.Summary.class::isInstance);
        return step.stage() instanceof Stage.Done && !sums;
    }

    private static List<StyledLine> head(StepView step, Manner manner, boolean cancelling) {
        Stage stage = step.stage();
        if (stage instanceof Stage.Preparing preparing) {
            return busy(cancelling ? "Stopping" : "Looking at what is there", preparing.since(), "", manner);
        }
        if (stage instanceof Stage.Working working) {
            return busy(
                    cancelling ? "Stopping" : "Working",
                    working.since(),
                    step.step().expected(),
                    manner);
        }
        if (stage instanceof Stage.Failed) {
            return List.of(StyledLine.of(manner.glyphs().sign(Sign.FAILED) + " This step failed.", Role.BAD));
        }
        if (stage instanceof Stage.Cancelled cancelled) {
            return List.of(
                    StyledLine.of(manner.glyphs().sign(Sign.FAILED) + " You stopped this step.", Role.BAD),
                    StyledLine.of(cancelled.state(), Role.TEXT));
        }
        if (stage instanceof Stage.Done done) {
            return List.of(StyledLine.of(
                    manner.glyphs().sign(Sign.DONE) + " Done in " + Durations.words(done.took()) + ".", Role.OK));
        }
        return List.of(StyledLine.of(manner.glyphs().sign(Sign.SKIPPED) + " You left this step out.", Role.DIM));
    }

    private static List<StyledLine> busy(String what, Instant since, String expected, Manner manner) {
        Duration elapsed = Duration.ofSeconds(
                Math.max(0, Duration.between(since, manner.now()).toSeconds()));
        return List.of(StyledLine.of(manner.glyphs().spinner(manner.turn()) + " " + what, Role.BUSY)
                .plus("  " + elapsed.toSeconds() + " s", Role.TEXT)
                .plus(expected.isEmpty() ? "" : "; normally " + expected, Role.DIM));
    }

    private static List<StyledLine> planned(List<PlannedChange> changes) {
        int count = changes.size();
        return List.of(StyledLine.of(
                count == 1
                        ? "This would be done; nothing is done yet."
                        : "These " + count + " things would be done; nothing is done yet.",
                Role.TITLE));
    }

    private static List<StyledLine> twice(Stage.AskingTwice twice) {
        return List.of(
                StyledLine.of(" " + twice.context() + " looks like production. ", Role.DANGER),
                StyledLine.of("Really change it? Look at the plan once more.", Role.TITLE));
    }

    private static List<StyledLine> diffs(List<PlannedChange> changes) {
        List<StyledLine> lines = new ArrayList<>();
        for (PlannedChange change : changes) {
            String kind = change.kind().name().toLowerCase(Locale.ROOT);
            lines.add(StyledLine.of(kind + " ", Role.BUSY).plus(change.object(), Role.TITLE));
            change.diff().lines().forEach(line -> lines.add(StyledLine.of("  " + line, diffRole(line))));
            lines.add(StyledLine.of("  $ " + change.command(), Role.COMMAND));
            lines.add(StyledLine.EMPTY);
        }
        return lines;
    }

    private static Role diffRole(String line) {
        if (line.startsWith("+")) {
            return Role.ADDED;
        }
        return line.startsWith("-") ? Role.REMOVED : Role.DIM;
    }

    private static List<StyledLine> failure(Stage.Failed failed) {
        Problem problem = failed.problem();
        List<StyledLine> lines = new ArrayList<>();
        told(lines, "What happened", problem.what(), Role.TEXT);
        told(lines, "Why", problem.why(), Role.TEXT);
        told(lines, "What to do", problem.next(), Role.TEXT);
        told(lines, "Read more", problem.link().orElse(""), Role.COMMAND);
        told(lines, "How things are left", failed.state(), Role.TEXT);
        lines.add(StyledLine.of("What was done before", Role.TITLE));
        return lines;
    }

    private static void told(List<StyledLine> lines, String heading, String text, Role role) {
        if (!text.isBlank()) {
            lines.add(StyledLine.of(heading, Role.TITLE));
            text.lines().forEach(line -> lines.add(StyledLine.of("  " + line, role)));
            lines.add(StyledLine.EMPTY);
        }
    }

    private static List<StyledLine> summary(GuideEvent.Summary summary) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of("Changed in your cluster", Role.TITLE));
        summary.changes().forEach(change -> lines.add(StyledLine.of("  " + change, Role.TEXT)));
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of("To put back what was there", Role.TITLE));
        lines.add(StyledLine.of("  " + summary.undo(), Role.COMMAND));
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of("The same by hand", Role.TITLE));
        summary.commands().forEach(command -> lines.add(StyledLine.of("  " + command, Role.COMMAND)));
        return lines;
    }

    private static List<StyledLine> log(List<GuideEvent> events) {
        return events.stream()
                .filter(GuideEvent.ProcessLine.class::isInstance)
                .map(GuideEvent.ProcessLine.class::cast)
                .filter(line -> !line.text().isBlank())
                .map(line -> StyledLine.of(line.text(), line.stream().equals("stderr") ? Role.WARN : Role.TEXT))
                .toList();
    }

    /** What of it is worth copying. */
    static List<Copyable> copyables(StepView step) {
        List<Copyable> all = new ArrayList<>();
        if (step.stage() instanceof Stage.Failed failed) {
            failed.problem().link().ifPresent(link -> all.add(new Copyable("link", link)));
            all.add(new Copyable(
                    "what happened",
                    failed.problem().what() + " " + failed.problem().why()));
            all.add(new Copyable("what to do", failed.problem().next()));
        }
        step.events().stream()
                .filter(GuideEvent.Planned.class::isInstance)
                .flatMap(event -> ((GuideEvent.Planned) event).changes().stream())
                .forEach(change -> {
                    all.add(new Copyable("command for " + change.object(), change.command()));
                    if (!change.diff().isEmpty()) {
                        all.add(new Copyable("diff of " + change.object(), change.diff()));
                    }
                });
        step.events().stream()
                .filter(GuideEvent.Summary.class::isInstance)
                .forEach(event -> all.add(new Copyable("undo", ((GuideEvent.Summary) event).undo())));
        return all;
    }
}
