package io.scaleguide.guide.finish;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import java.util.List;
import java.util.Optional;

/** Says what was changed, how to undo it, and which commands it equals. */
public final class Finish implements Action {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public Optional<String> probe(StepContext context) {
        return Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        return List.of();
    }

    @Override
    public void apply(StepContext context) {
        List<String> changes = context.session().ledger().entries().stream()
                .map(LedgerWords::of)
                .toList();
        List<String> commands = context.guide().stream()
                .flatMap((StepDefinition step) -> step.commands().stream())
                .map(command -> context.answers().fill(command))
                .toList();
        context.emit(new GuideEvent.Summary(
                changes,
                "scaleguide undo --context " + context.cluster().context().name(),
                commands));
    }

    @Override
    public Verdict verify(StepContext context) {
        return new Verdict.Fine("What was set up stays until you undo it; traffic stops when this run ends.");
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        return "The summary changes nothing in the cluster.";
    }
}
