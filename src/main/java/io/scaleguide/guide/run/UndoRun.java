package io.scaleguide.guide.run;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.ledger.LedgerEntry.ReleaseChanged;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.undo.ChangedSince;
import io.scaleguide.kube.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts back what was there before, last change first. */
public final class UndoRun {
    private final List<StepDefinition> steps;
    private final Registry registry;
    private final Session session;
    private final Answers answers;
    private final EventSink sink;

    /**
     * A change that can be undone.
     *
     * @param entry the change
     * @param since what someone else has made of it since; empty when nobody has
     */
    public record Item(LedgerEntry entry, Optional<ChangedSince> since) {}

    /**
     * @param steps all steps, in order
     * @param registry the actions
     * @param session the connections; closed by whoever made it
     * @param answers the answers
     * @param sink where events go
     */
    public UndoRun(List<StepDefinition> steps, Registry registry, Session session, Answers answers, EventSink sink) {
        this.steps = steps;
        this.registry = registry;
        this.session = session;
        this.answers = answers;
        this.sink = sink;
    }

    /**
     * What can be undone, last change first. Each is compared with the cluster.
     *
     * @param first the place of the first step whose changes are wanted; 0 for all
     * @return the changes of that step and later ones
     */
    public List<Item> items(int first) {
        List<Item> items = new ArrayList<>();
        for (LedgerEntry entry : session.ledger().entries()) {
            if (step(entry).order() >= first) {
                items.add(0, new Item(entry, action(entry).changedSince(context(entry), entry)));
            }
        }
        return items;
    }

    /**
     * What can be undone without taking anyone's work away.
     *
     * @param items changes
     * @return those that nobody has changed since, without the namespaces that hold one of the others
     */
    public static List<Item> undisturbed(List<Item> items) {
        Set<String> kept = items.stream()
                .filter(item -> item.since().isPresent())
                .map(item -> namespace(item.entry()))
                .collect(Collectors.toSet());
        return items.stream()
                .filter(item -> item.since().isEmpty())
                .filter(item -> !(item.entry() instanceof ObjectChanged object
                        && object.kind().equals(Kinds.NAMESPACE.kind())
                        && kept.contains(object.name())))
                .toList();
    }

    private static String namespace(LedgerEntry entry) {
        if (entry instanceof ObjectChanged object) {
            return object.namespace();
        }
        return entry instanceof ReleaseChanged release ? release.namespace() : "";
    }

    /**
     * Undoes one change. It leaves the ledger when it is undone, so that being stopped half-way leaves the rest to be undone.
     *
     * @param item the change
     * @return what was done, in words
     */
    public String undo(Item item) {
        String words = action(item.entry()).revert(context(item.entry()), item.entry());
        List<LedgerEntry> left = new ArrayList<>(session.ledger().entries());
        left.remove(left.lastIndexOf(item.entry()));
        session.ledger().keep(left);
        return words;
    }

    private Action action(LedgerEntry entry) {
        return registry.action(entry.action()).orElseThrow();
    }

    /** The step whose action made the change; an action that no step has any more counts as the last. */
    private StepDefinition step(LedgerEntry entry) {
        return steps.stream()
                .filter(one -> one.actions().contains(entry.action()))
                .findFirst()
                .orElseGet(() -> steps.get(steps.size() - 1));
    }

    private StepContext context(LedgerEntry entry) {
        return new StepContext(step(entry), answers, session, sink, steps);
    }
}
