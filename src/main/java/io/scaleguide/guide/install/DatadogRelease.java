package io.scaleguide.guide.install;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.HelmWork;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerEntry.ReleaseChanged;
import io.scaleguide.guide.ledger.LeftBehind;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.preflight.OthersHelm;
import io.scaleguide.guide.preflight.UninstallRights;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.undo.ChangedSince;
import io.scaleguide.helm.ChartSource;
import io.scaleguide.helm.Helm;
import io.scaleguide.helm.HelmLine;
import io.scaleguide.helm.HelmResult;
import io.scaleguide.helm.ReleaseRef;
import io.scaleguide.helm.ReleaseState;
import io.scaleguide.helm.UpgradeRequest;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Datadog's chart, installed or upgraded by helm with the corrected values. */
public final class DatadogRelease implements Action {
    @Override
    public String id() {
        return "datadog-release";
    }

    @Override
    public Optional<String> probe(StepContext context) {
        ReleaseState state = helm(context).state(context.session().helmTarget(), release(context));
        // The release may be there without its definitions: whoever deletes one leaves the release as it is.
        if (!(state instanceof ReleaseState.Deployed deployed)
                || !context.cluster().serves(Kinds.DATADOG_METRIC)) {
            return Optional.empty();
        }
        boolean same = helm(context)
                .values(context.session().helmTarget(), release(context))
                .filter(values -> Manifests.read(values).equals(Manifests.read(ChartValues.yaml(context.answers()))))
                .isPresent();
        boolean version = context.answers()
                .optional("chart-version")
                .map(wanted -> deployed.chart().endsWith("-" + wanted))
                .orElse(true);
        return same && version
                ? Optional.of("Release " + release(context).name() + " is deployed with these values, revision "
                        + deployed.revision() + ".")
                : Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        UpgradeRequest request = request(context);
        String values = ChartValues.yaml(context.answers());
        String diff = String.join("\n", values.lines().map(line -> "+" + line).toList());
        return List.of(new PlannedChange(
                PlannedChange.Kind.RUN,
                "release " + request.release().namespace() + "/"
                        + request.release().name() + ", values.yaml",
                diff,
                String.join(" ", Helm.equivalent(request))));
    }

    @Override
    public List<Lasting> lasting(StepContext context) {
        return List.of(new Lasting.Release(request(context)));
    }

    @Override
    public void apply(StepContext context) {
        ReleaseRef release = release(context);
        ReleaseState state = helm(context).state(context.session().helmTarget(), release);
        if (state instanceof ReleaseState.Pending pending) {
            demandFree(context, release, pending);
            context.note("Release " + release.name() + " is " + pending.status() + "; recovering it first.");
            recover(context, release, pending);
        }
        record(context, release, state);
        HelmResult result = upgrade(context, release);
        HelmEndings.demandOk(result, "install");
        revision(result)
                .or(() -> revision(helm(context).state(context.session().helmTarget(), release)))
                .ifPresent(number -> context.session()
                        .ledger()
                        .leave(new LeftBehind(
                                context.session().clock().instant().toString(),
                                LeftBehind.RELEASE,
                                release.namespace(),
                                release.name(),
                                Integer.toString(number),
                                Optional.empty())));
    }

    private static HelmResult upgrade(StepContext context, ReleaseRef release) {
        HelmResult result = noted(context, release, () -> helm(context)
                .upgradeInstall(context.session().helmTarget(), request(context), lines(context)));
        // Of two that begin at the same moment helm lets one go on.
        if (result instanceof HelmResult.Failed
                && helm(context).state(context.session().helmTarget(), release)
                        instanceof ReleaseState.Pending pending) {
            demandFree(context, release, pending);
        }
        return result;
    }

    /** What is begun in the ledger and not ended is what was killed: what it left pending is ours. */
    private static HelmResult noted(StepContext context, ReleaseRef release, Supplier<HelmResult> work) {
        note(context, release, true);
        HelmResult result = work.get();
        if (HelmEndings.byItself(result)) {
            note(context, release, false);
        }
        return result;
    }

    private static void note(StepContext context, ReleaseRef release, boolean begun) {
        context.session()
                .ledger()
                .note(new HelmWork(context.session().clock().instant(), release.namespace(), release.name(), begun));
    }

    private static void demandFree(StepContext context, ReleaseRef release, ReleaseState.Pending pending) {
        OthersHelm.at(context, release, pending).ifPresent(problem -> {
            throw new StepFailure(problem);
        });
    }

    private static Optional<Integer> revision(HelmResult result) {
        return result instanceof HelmResult.Ok ok ? ok.revision() : Optional.empty();
    }

    private static Optional<Integer> revision(ReleaseState state) {
        return state instanceof ReleaseState.Deployed deployed ? Optional.of(deployed.revision()) : Optional.empty();
    }

    private static void recover(StepContext context, ReleaseRef release, ReleaseState.Pending pending) {
        Optional<String> record = helm(context).recordToRemove(release, pending);
        if (record.isPresent()) {
            context.cluster().delete(new ObjectRef(Kinds.SECRET, release.namespace(), record.get()));
        } else {
            HelmEndings.demandOk(
                    noted(context, release, () -> helm(context)
                            .recover(context.session().helmTarget(), release, lines(context))),
                    "recover");
        }
    }

    @Override
    public Verdict verify(StepContext context) {
        ReleaseState state = helm(context).state(context.session().helmTarget(), release(context));
        return state instanceof ReleaseState.Deployed deployed
                ? new Verdict.Fine("Release " + release(context).name() + " is deployed: " + deployed.chart()
                        + ", revision " + deployed.revision() + ".")
                : new Verdict.NotYet("Helm does not call the release deployed yet.");
    }

    @Override
    public Optional<ChangedSince> changedSince(StepContext context, LedgerEntry entry) {
        ReleaseChanged changed = (ReleaseChanged) entry;
        Optional<LeftBehind> left = context.session().ledger().left(entry);
        ReleaseState now = helm(context)
                .state(context.session().helmTarget(), new ReleaseRef(changed.name(), changed.namespace()));
        Optional<Integer> revision = revision(now);
        if (left.isEmpty()
                || revision.isEmpty()
                || left.get().version().equals(revision.get().toString())) {
            return Optional.empty();
        }
        return Optional.of(new ChangedSince(
                "Helm release " + changed.namespace() + "/" + changed.name(),
                changed.before().map(DatadogRelease::words),
                "revision " + left.get().version(),
                revision.map(DatadogRelease::words),
                List.of("helm, see: helm history " + changed.name() + " -n " + changed.namespace())));
    }

    private static String words(int revision) {
        return "revision " + revision;
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        ReleaseChanged changed = (ReleaseChanged) entry;
        ReleaseRef release = new ReleaseRef(changed.name(), changed.namespace());
        if (changed.before().isPresent()) {
            int revision = changed.before().get();
            HelmEndings.demandOk(
                    noted(context, release, () -> helm(context)
                            .rollback(context.session().helmTarget(), release, revision, lines(context))),
                    "roll back");
            return "Release " + release.name() + " rolled back to revision " + revision + ".";
        }
        if (helm(context).state(context.session().helmTarget(), release) instanceof ReleaseState.Absent) {
            return "Release " + release.name() + " is gone already.";
        }
        Optional<Problem> missing = UninstallRights.missing(context.cluster(), release.namespace());
        if (missing.isPresent()) {
            throw new StepFailure(missing.get());
        }
        HelmEndings.demandOk(
                helm(context).uninstall(context.session().helmTarget(), release, lines(context)), "uninstall");
        return "Release " + release.name()
                + " uninstalled; the DatadogMetric definition stays, so that no team loses its metrics.";
    }

    private static Helm helm(StepContext context) {
        return context.session().helm();
    }

    private static ReleaseRef release(StepContext context) {
        return new ReleaseRef(context.answer("release"), context.answer("datadog-namespace"));
    }

    private static UpgradeRequest request(StepContext context) {
        Optional<String> local = context.answers().optional("chart");
        ChartSource chart = local.isPresent()
                ? new ChartSource(local.get(), Optional.empty(), Optional.empty())
                : new ChartSource(
                        "datadog",
                        context.answers().optional("chart-repo"),
                        context.answers().optional("chart-version"));
        return new UpgradeRequest(
                release(context),
                chart,
                ChartValues.yaml(context.answers()),
                // The guide has made the namespace; to let helm try again takes a right that may be missing.
                false,
                true,
                context.step().deadline());
    }

    private static Consumer<HelmLine> lines(StepContext context) {
        String step = context.step().id();
        return line -> context.emit(
                new GuideEvent.ProcessLine(step, "helm", line.stderr() ? "stderr" : "stdout", line.text()));
    }

    private static void record(StepContext context, ReleaseRef release, ReleaseState state) {
        Ledger ledger = context.session().ledger();
        boolean known = ledger.entries().stream()
                .anyMatch(entry -> entry instanceof ReleaseChanged changed
                        && changed.name().equals(release.name())
                        && changed.namespace().equals(release.namespace()));
        if (!known) {
            ledger.add(new ReleaseChanged(
                    "datadog-release",
                    context.session().clock().instant().toString(),
                    release.namespace(),
                    release.name(),
                    revision(state)));
        }
    }
}
