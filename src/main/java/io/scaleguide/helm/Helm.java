package io.scaleguide.helm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Helm, as a child process: the one on PATH, else the engine from Maven Central in a child JVM. */
public final class Helm {

    /** Long enough for helm 4 to mark a release as failed when it is told to end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration QUESTION = Duration.ofMinutes(1);
    private static final Duration CHANGE = Duration.ofMinutes(6);

    private final HelmEngine engine;
    private final Map<String, String> environment;
    private final HelmProcess process;

    Helm(HelmEngine engine, Map<String, String> environment, HelmProcess process) {
        this.engine = engine;
        this.environment = Map.copyOf(environment);
        this.process = process;
    }

    /**
     * Finds helm.
     *
     * @param home the distribution's folder (holds lib and lib/helm); empty when there is none, as in tests
     * @param environment the environment the children get; anything that looks like a Datadog key is left out
     * @param engine "auto", "path" or "embedded"
     * @return empty when no helm of version 3.10 or newer runs
     */
    public static Optional<Helm> find(Optional<Path> home, Map<String, String> environment, String engine) {
        HelmProcess process = new HelmProcess(GRACE);
        HelmFinder finder = new HelmFinder(environment, process);
        Optional<HelmEngine> found = engine.equals("embedded") ? Optional.empty() : finder.onPath();
        if (found.isEmpty() && !engine.equals("path")) {
            found = finder.embedded(home);
        }
        return found.map(each -> new Helm(each, environment, process));
    }

    /** In words: {@code helm v4.1.4 at /usr/bin/helm}, {@code Helm 3.21.0, embedded}. */
    public String description() {
        return engine.description();
    }

    /**
     * Where the release stands.
     *
     * @throws HelmFailedException when helm cannot say, with its reason
     */
    public ReleaseState state(HelmTarget target, ReleaseRef release) {
        return history(target, release).state();
    }

    /** Installs or upgrades, within the request's deadline; lines come as helm prints them. */
    public HelmResult upgradeInstall(HelmTarget target, UpgradeRequest request, Consumer<HelmLine> lines) {
        return run(
                target,
                HelmArguments.upgrade(target, request),
                request.valuesYaml(),
                request.deadline(),
                request.chart(),
                lines);
    }

    /** Server dry run of upgradeInstall: Ok.output is the manifest as YAML documents. */
    public HelmResult dryRun(HelmTarget target, UpgradeRequest request) {
        HelmResult result = run(
                target,
                HelmArguments.dryRun(target, request, engine.dryRunFlag()),
                request.valuesYaml(),
                request.deadline(),
                request.chart(),
                line -> {});
        return result instanceof HelmResult.Ok ok ? new HelmResult.Ok(DryRunOutput.manifest(ok.output())) : result;
    }

    /** Makes a release that was left pending usable again: roll back if it was ever deployed, else remove the record. */
    public HelmResult recover(HelmTarget target, ReleaseRef release, Consumer<HelmLine> lines) {
        ReleaseHistory history;
        try {
            history = history(target, release);
        } catch (HelmFailedException e) {
            return new HelmResult.Failed(1, String.valueOf(e.getMessage()), List.of());
        }
        return new Recovery(this, engine.embedded()).of(target, release, history, lines);
    }

    /**
     * The record that stands in the way of the next upgrade, where this engine cannot roll back: with it gone, helm takes the last
     * deployed revision for the newest, and the next upgrade sets right what the interrupted one left half done.
     *
     * @param release the release
     * @param pending how it stands
     * @return the name of the Secret to delete; empty where {@link #recover} does better
     */
    public Optional<String> recordToRemove(ReleaseRef release, ReleaseState.Pending pending) {
        return engine.embedded() && pending.everDeployed()
                ? Optional.of(ReleaseHistory.secret(release, pending.revision()))
                : Optional.empty();
    }

    /** Goes back to a revision, as a new one. The embedded engine cannot; it answers Failed with what to do. */
    public HelmResult rollback(HelmTarget target, ReleaseRef release, int revision, Consumer<HelmLine> lines) {
        return run(target, HelmArguments.rollback(target, release, revision), "", CHANGE, lines);
    }

    /** Removes the release and its objects. */
    public HelmResult uninstall(HelmTarget target, ReleaseRef release, Consumer<HelmLine> lines) {
        return run(target, HelmArguments.uninstall(target, release, true), "", CHANGE, lines);
    }

    HelmResult uninstallWithoutHooks(HelmTarget target, ReleaseRef release, Consumer<HelmLine> lines) {
        return run(target, HelmArguments.uninstall(target, release, false), "", CHANGE, lines);
    }

    /** The user-supplied values of the deployed release, as YAML; empty where there is no release. */
    public Optional<String> values(HelmTarget target, ReleaseRef release) {
        HelmResult result = run(target, HelmArguments.values(target, release), "", QUESTION, line -> {});
        return result instanceof HelmResult.Ok ok ? Optional.of(ok.output()) : Optional.empty();
    }

    /** The command a person would type for the same thing; {@code values.yaml} stands for the values. */
    public static List<String> equivalent(UpgradeRequest request) {
        List<String> command = new ArrayList<>(List.of("helm"));
        command.addAll(HelmArguments.upgrade(request, "values.yaml"));
        return List.copyOf(command);
    }

    /**
     * The whole command, its deadline too.
     *
     * @param request the request
     * @param valuesFile where the values are; {@code -} for standard input
     * @return the command's words, not quoted for a shell
     */
    public static List<String> command(UpgradeRequest request, String valuesFile) {
        List<String> command = new ArrayList<>(List.of("helm"));
        command.addAll(HelmArguments.withDeadline(request, valuesFile));
        return List.copyOf(command);
    }

    private ReleaseHistory history(HelmTarget target, ReleaseRef release) {
        HelmResult result = run(target, HelmArguments.history(target, release), "", QUESTION, line -> {});
        if (result instanceof HelmResult.Ok ok) {
            return ReleaseHistory.parse(ok.output());
        }
        if (result instanceof HelmResult.Failed failed) {
            if (failed.lastLines().stream().anyMatch(line -> line.contains("release: not found"))) {
                return new ReleaseHistory(List.of());
            }
            throw new HelmFailedException(failed.cause());
        }
        if (result instanceof HelmResult.NotStarted notStarted) {
            throw new HelmFailedException(notStarted.message());
        }
        throw new HelmFailedException("helm did not answer in time. Check that your cluster can be reached.");
    }

    private HelmResult run(
            HelmTarget target, List<String> arguments, String stdin, Duration deadline, Consumer<HelmLine> lines) {
        ChartSource none = new ChartSource(".", Optional.empty(), Optional.empty());
        return run(target, arguments, stdin, deadline, none, lines);
    }

    private HelmResult run(
            HelmTarget target,
            List<String> arguments,
            String stdin,
            Duration deadline,
            ChartSource chart,
            Consumer<HelmLine> lines) {
        try (PrivateFolder folder = PrivateFolder.create()) {
            List<String> command = new ArrayList<>(engine.commandIn(folder.path()));
            command.addAll(arguments);
            Map<String, String> child =
                    ChildEnvironment.of(environment, target, folder.path(), HelmArguments.isAlias(chart));
            return process.run(command, child, stdin, deadline, lines);
        }
    }
}
