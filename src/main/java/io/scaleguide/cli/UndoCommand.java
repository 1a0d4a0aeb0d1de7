package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerHold;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.run.UndoRun;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.undo.Traces;
import io.scaleguide.headless.PlainFace;
import io.scaleguide.headless.UndoFace;
import io.scaleguide.kube.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Puts back what was there before, last change first. */
@Command(
        name = "undo",
        description = "Puts back what was there before the guide, last change first.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    @Option(names = "--plan", description = "Lists what would be undone and undoes nothing.")
    private boolean plan;

    @Option(
            names = "--to",
            paramLabel = "STEP",
            description = "Undoes that step and what came after it, and leaves what came before.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--yes", description = "Undoes without asking.")
    private boolean yes;

    @Option(names = "--keep-theirs", description = "Leaves what someone else has changed since, and undoes the rest.")
    private boolean keepTheirs;

    @Option(names = "--force", description = "Undoes also what someone else has changed since.")
    private boolean force;

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
                return plan || !yes || session.ledger().entries().isEmpty() ? undo(session) : undoAlone(session);
            }
        });
    }

    /** What is undone leaves the ledger, so nobody else may write in it meanwhile, and it must be possible to write it. */
    private int undoAlone(Session session) {
        Optional<LedgerHold> free = session.ledger().hold();
        if (free.isEmpty()) {
            surroundings
                    .err()
                    .println("Nothing was undone: another Scaleguide of yours"
                            + session.ledger()
                                    .holder()
                                    .map(one -> " (" + one + ")")
                                    .orElse("")
                            + " is changing this cluster. Undo again when it has ended.");
            return ExitCode.REFUSED;
        }
        try (LedgerHold held = free.get()) {
            return undo(session);
        }
    }

    private int undo(Session session) {
        Guide guide = Guide.load(surroundings, new AnswerOptions(), Optional.empty(), Guide.NO_KEYS);
        PlainFace progress = new PlainFace(surroundings.out(), surroundings.zone(), false);
        UndoRun run = new UndoRun(guide.steps(), guide.registry(), session, guide.answers(), progress);
        List<UndoRun.Item> items = run.items(first(guide));
        UndoFace face = new UndoFace(surroundings.out());
        if (items.isEmpty()) {
            return nothing(session);
        }
        if (plan || !yes) {
            face.plan(items);
            if (!plan) {
                surroundings.err().println("Nothing was undone. Add --yes to go on.");
            }
            return plan ? ExitCode.DONE : ExitCode.USAGE;
        }
        List<UndoRun.Item> others =
                items.stream().filter(item -> item.since().isPresent()).toList();
        if (!others.isEmpty() && !keepTheirs && !force) {
            face.versions(others);
            surroundings.err().println();
            surroundings
                    .err()
                    .println("Nothing was undone: " + others.size() + " of " + items.size()
                            + " changes have been changed by someone else since. Add --keep-theirs to leave those as they are"
                            + " and undo the rest, or --force to put back what was before Scaleguide.");
            return ExitCode.REFUSED;
        }
        return undo(run, session, force ? items : UndoRun.undisturbed(items));
    }

    private int undo(UndoRun run, Session session, List<UndoRun.Item> items) {
        for (UndoRun.Item item : items) {
            surroundings.out().println("  undo  " + run.undo(item));
        }
        int left = session.ledger().entries().size();
        surroundings
                .out()
                .println(
                        left == 0
                                ? "All " + items.size() + " changes are undone."
                                : items.size() + " changes are undone, " + left + " others stay.");
        return ExitCode.DONE;
    }

    /** An empty ledger does not mean that Scaleguide was never here: it may have been run from another machine. */
    private int nothing(Session session) {
        List<LedgerEntry> all = session.ledger().entries();
        if (!all.isEmpty()) {
            surroundings.out().println("Nothing to undo: all " + all.size() + " changes came before that step.");
            return ExitCode.DONE;
        }
        surroundings.out().println("Nothing to undo: the ledger of this cluster is empty.");
        List<ObjectRef> traces = Traces.of(session.cluster());
        if (!traces.isEmpty()) {
            surroundings
                    .out()
                    .println("But Scaleguide has written to these objects here, from another machine or user:");
            traces.forEach(ref -> surroundings.out().println("  " + ref));
            surroundings
                    .out()
                    .println("Undo them there, or copy its ledger to "
                            + session.ledger().file() + " and undo again.");
        }
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
}
