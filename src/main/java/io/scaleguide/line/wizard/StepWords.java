package io.scaleguide.line.wizard;

import io.scaleguide.guide.event.EventWords;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a step: what it is, what it would do, and what became of it. */
final class StepWords {
    private final Voice voice;
    private final ZoneId zone;

    StepWords(Voice voice, ZoneId zone) {
        this.voice = voice;
        this.zone = zone;
    }

    /** A cluster's mark as a sentence. */
    static String mark(ClusterMark cluster) {
        if (cluster.context().isEmpty()) {
            return "No cluster is chosen: your kubeconfig has no current context.";
        }
        String context = "context " + cluster.context() + ".";
        return switch (cluster.kind()) {
            case PRACTICE -> "PRACTICE cluster, " + context;
            case REAL -> "REAL cluster, " + context;
            case PRODUCTION ->
                "REAL cluster, and it looks like PRODUCTION: " + context + " Each change is asked about twice.";
        };
    }

    void heading(WizardView view, int index) {
        StepDefinition step = view.steps().get(index).step();
        voice.pause();
        voice.say("Step " + step.order() + " of " + view.steps().size() + ": " + step.title() + ".");
    }

    void explanation(StepView step) {
        voice.say(step.explanation().strip());
        if (!step.step().differs().isBlank()) {
            voice.say("Unlike the written guide: " + step.step().differs().strip());
        }
    }

    void fields(StepView step) {
        for (int i = 0; i < step.fields().size(); i++) {
            voice.say((i + 1) + ". " + FieldWords.sentence(step.fields().get(i)));
        }
    }

    void plan(List<PlannedChange> changes) {
        voice.say(
                changes.size() == 1
                        ? "This would be done; nothing is done yet:"
                        : "These " + changes.size() + " things would be done; nothing is done yet:");
        changes.forEach(change -> voice.say("- " + of(change)));
    }

    /** A change in words. */
    static String of(PlannedChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT) + " " + change.object();
    }

    void diffs(List<PlannedChange> changes) {
        voice.say("A plus begins a line that would be added, a minus one that would go.");
        for (PlannedChange change : changes) {
            voice.say(of(change) + ":");
            change.diff().lines().forEach(voice::quote);
            voice.say("The command for it:");
            voice.quote(change.command());
        }
    }

    void commands(StepView step) {
        voice.say(step.commands().isEmpty() ? "No command does the same." : "The same by hand:");
        step.commands().forEach(voice::quote);
    }

    void failure(Stage.Failed failed) {
        Problem problem = failed.problem();
        voice.say("This step failed: " + problem.what());
        if (!problem.why().isBlank()) {
            voice.say("Why: " + problem.why());
        }
        voice.say("What to do: " + problem.next());
        problem.link().ifPresent(link -> voice.quote("Read more: " + link));
        state(failed.state());
    }

    void cancelled(Stage.Cancelled cancelled) {
        voice.say("You stopped this step.");
        state(cancelled.state());
    }

    private void state(String state) {
        if (!state.isBlank()) {
            voice.say("How things are left: " + state);
        }
    }

    void done(StepView step, Stage.Done done) {
        voice.say("Step " + step.step().order() + " is done, after " + Durations.words(done.took()) + ".");
    }

    /** Something takes its time and has nothing to say. */
    void stillAtIt(StepView step, Duration elapsed) {
        String expected = step.step().expected();
        voice.say("wait: Still at it, after " + Durations.words(elapsed)
                + (expected.isEmpty() ? "." : "; normally " + expected + "."));
    }

    /** All that happened in a step, with the lines of the programs that it ran. */
    void details(StepView step) {
        List<String> lines = step.events().stream()
                .map(this::detail)
                .filter(line -> !line.isBlank())
                .toList();
        voice.say(lines.isEmpty() ? "Nothing has happened yet." : "What happened:");
        lines.forEach(voice::quote);
    }

    private String detail(GuideEvent event) {
        if (event instanceof GuideEvent.ProcessLine line) {
            return line.text().isBlank() ? "" : line.program() + ": " + line.text();
        }
        return EventWords.of(event, zone)
                .map(words -> words.sign() + ": " + words.text())
                .orElse("");
    }

    /** Where the guide stands. */
    void where(WizardView view) {
        voice.say("You are at step " + view.step().step().order() + " of "
                + view.steps().size() + ": " + view.step().step().title() + ".");
        voice.say(mark(view.cluster()));
        titles("Done: ", view, Stage.Done.class);
        titles("Left out: ", view, Stage.Skipped.class);
    }

    private void titles(String what, WizardView view, Class<? extends Stage> stage) {
        String titles = view.steps().stream()
                .filter(step -> stage.isInstance(step.stage()))
                .map(step -> step.step().order() + ", " + step.step().title())
                .collect(Collectors.joining("; "));
        if (!titles.isEmpty()) {
            voice.say(what + titles + ".");
        }
    }
}
