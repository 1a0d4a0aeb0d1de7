package io.scaleguide.guide.wizard;

import io.scaleguide.guide.finish.LedgerWords;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.KubeContext;
import java.nio.file.Path;
import java.util.List;

/** What going back means: it changes nothing, and an undo would take back this and that. */
final class BackNotice {
    private final Path stateFolder;
    private final List<StepDefinition> steps;

    BackNotice(Path stateFolder, List<StepDefinition> steps) {
        this.stateFolder = stateFolder;
        this.steps = steps;
    }

    /** Reads the ledger of the context's cluster. */
    String words(StepDefinition first, KubeContext context) {
        List<LedgerEntry> changes = Ledger.of(stateFolder, context.name(), context.server()).entries().stream()
                .filter(entry -> order(entry) >= first.order())
                .toList();
        if (changes.isEmpty()) {
            return "Going back changes nothing in the cluster, and from this step on nothing has been changed.";
        }
        return "Going back changes nothing in the cluster. From this step on there "
                + (changes.size() == 1 ? "is 1 change" : "are " + changes.size() + " changes") + ": "
                + String.join("; ", changes.stream().map(LedgerWords::of).toList())
                + ". To take back what this step and later ones did: scaleguide undo --context " + context.name()
                + " --to " + first.id();
    }

    private int order(LedgerEntry entry) {
        return steps.stream()
                .filter(step -> step.actions().contains(entry.action()))
                .mapToInt(StepDefinition::order)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
