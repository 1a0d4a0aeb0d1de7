package io.scaleguide.cli;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.finish.LedgerWords;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.headless.PlainFace;
import java.util.List;
import java.util.Map;
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
        List<LedgerEntry> entries = session.ledger().entries();
        if (entries.isEmpty()) {
            surroundings.out().println("Nothing to undo: the ledger of this cluster is empty.");
            return ExitCode.DONE;
        }
        if (plan || !yes) {
            surroundings.out().println("Would be undone, last change first:");
            backwards(entries).forEach(entry -> surroundings.out().println("  " + LedgerWords.of(entry)));
            if (!plan) {
                surroundings.err().println("Nothing was undone. Add --yes to go on.");
            }
            return plan ? ExitCode.DONE : ExitCode.USAGE;
        }
        Guide guide = Guide.load(
                surroundings, new AnswerOptions(), Map.of("api-key", "0".repeat(32), "app-key", "0".repeat(40)));
        for (LedgerEntry entry : backwards(entries)) {
            surroundings
                    .out()
                    .println("  undo  "
                            + guide.registry()
                                    .action(entry.action())
                                    .orElseThrow()
                                    .revert(context(guide, session, entry), entry));
        }
        session.ledger().clear();
        surroundings.out().println("All " + entries.size() + " changes are undone.");
        return ExitCode.DONE;
    }

    private StepContext context(Guide guide, Session session, LedgerEntry entry) {
        StepDefinition step = guide.steps().stream()
                .filter(one -> one.actions().contains(entry.action()))
                .findFirst()
                .orElseGet(() -> guide.steps().get(0));
        PlainFace face = new PlainFace(surroundings.out(), surroundings.zone(), false);
        return new StepContext(step, guide.answers(), session, (GuideEvent event) -> face.accept(event), guide.steps());
    }

    private static List<LedgerEntry> backwards(List<LedgerEntry> entries) {
        List<LedgerEntry> reversed = new java.util.ArrayList<>(entries);
        java.util.Collections.reverse(reversed);
        return reversed;
    }
}
