package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.finish.LedgerWords;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.headless.PlainFace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts back what was there before, last change first. */
@Command(
        name = "undo",
        description = "Puts back what was there before the guide, last change first.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--plan", description = "Lists what would be undone and undoes nothing.")
    private boolean plan;

    @Option(
            names = "--to",
            paramLabel = "STEP",
            description = "Undoes that step and what came after it, and leaves what came before.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--yes", description = "Undoes without asking.")
    private boolean yes;

    @Option(
            names = "--helm",
            paramLabel = "ENGINE",
            description = "auto, path or embedded (default: ${DEFAULT-VALUE}).")
    private String helm = "auto";

    UndoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SessionSetup setup = new SessionSetup(
                cluster.choice(surroundings),
                surroundings.home(),
                surroundings.stateFolder(),
                surroundings.environment(),
                helm,
                surroundings.clock());
        return Interruption.guard(() -> {
            try (Session session = new Session(setup)) {
                return undo(session);
            }
        });
    }

    private int undo(Session session) {
        Guide guide = Guide.load(
                surroundings, new AnswerOptions(), Map.of("api-key", "0".repeat(32), "app-key", "0".repeat(40)));
        List<LedgerEntry> all = session.ledger().entries();
        List<LedgerEntry> wanted = all.stream()
                .filter(entry -> step(guide, entry).order() >= first(guide))
                .toList();
        if (wanted.isEmpty()) {
            surroundings
                    .out()
                    .println(
                            all.isEmpty()
                                    ? "Nothing to undo: the ledger of this cluster is empty."
                                    : "Nothing to undo: all " + all.size() + " changes came before that step.");
            return ExitCode.DONE;
        }
        if (plan || !yes) {
            surroundings.out().println("Would be undone, last change first:");
            backwards(wanted).forEach(entry -> surroundings.out().println("  " + LedgerWords.of(entry)));
            if (!plan) {
                surroundings.err().println("Nothing was undone. Add --yes to go on.");
            }
            return plan ? ExitCode.DONE : ExitCode.USAGE;
        }
        return undo(guide, session, wanted);
    }

    /** Each entry leaves the ledger when it is undone, so that being stopped half-way leaves the rest to be undone. */
    private int undo(Guide guide, Session session, List<LedgerEntry> wanted) {
        List<LedgerEntry> left = new ArrayList<>(session.ledger().entries());
        for (LedgerEntry entry : backwards(wanted)) {
            surroundings
                    .out()
                    .println("  undo  "
                            + guide.registry()
                                    .action(entry.action())
                                    .orElseThrow()
                                    .revert(context(guide, session, entry), entry));
            left.remove(left.lastIndexOf(entry));
            session.ledger().keep(left);
        }
        surroundings
                .out()
                .println(
                        left.isEmpty()
                                ? "All " + wanted.size() + " changes are undone."
                                : wanted.size() + " changes are undone, " + left.size()
                                        + " from before that step stay.");
        return ExitCode.DONE;
    }

    /** The place of the first step to undo. */
    private int first(Guide guide) {
        String wanted = to.orElse("");
        if (wanted.isEmpty()) {
            return 0;
        }
        return guide.steps().stream()
                .filter(step -> step.id().equals(wanted))
                .mapToInt(StepDefinition::order)
                .findFirst()
                .orElseThrow(() -> new AnswerException(List.of("There is no step \"" + wanted + "\"; there are "
                        + String.join(
                                ", ",
                                guide.steps().stream().map(StepDefinition::id).toList())
                        + ".")));
    }

    /** The step whose action made the change; an action that no step has any more counts as the last. */
    private static StepDefinition step(Guide guide, LedgerEntry entry) {
        return guide.steps().stream()
                .filter(one -> one.actions().contains(entry.action()))
                .findFirst()
                .orElseGet(() -> guide.steps().get(guide.steps().size() - 1));
    }

    private StepContext context(Guide guide, Session session, LedgerEntry entry) {
        PlainFace face = new PlainFace(surroundings.out(), surroundings.zone(), false);
        return new StepContext(
                step(guide, entry), guide.answers(), session, (GuideEvent event) -> face.accept(event), guide.steps());
    }

    private static List<LedgerEntry> backwards(List<LedgerEntry> entries) {
        List<LedgerEntry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }
}
