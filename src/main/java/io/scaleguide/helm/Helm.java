package io.scaleguide.helm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Helm, as a child process: the one on PATH, else the engine from Maven Central in a child JVM. */
public final class Helm {

    private Helm() {}

    /**
     * Finds helm.
     *
     * @param home the distribution's folder (holds lib and lib/helm); empty when there is none, as in tests
     * @param environment the environment the children get; anything that looks like a Datadog key is left out
     * @param engine "auto", "path" or "embedded"
     */
    public static Optional<Helm> find(Optional<Path> home, Map<String, String> environment, String engine) {
        throw new UnsupportedOperationException();
    }

    /** In words: {@code helm v4.1.4 at /usr/bin/helm}, {@code Helm 3.21.0, embedded}. */
    public String description() {
        throw new UnsupportedOperationException();
    }

    public ReleaseState state(HelmTarget target, ReleaseRef release) {
        throw new UnsupportedOperationException();
    }

    public HelmResult upgradeInstall(HelmTarget target, UpgradeRequest request, Consumer<HelmLine> lines) {
        throw new UnsupportedOperationException();
    }

    /** Server dry run of upgradeInstall: Ok.output is the manifest as YAML documents. */
    public HelmResult dryRun(HelmTarget target, UpgradeRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Makes a release that was left pending usable again: roll back if it was ever deployed, else remove the record. */
    public HelmResult recover(HelmTarget target, ReleaseRef release, Consumer<HelmLine> lines) {
        throw new UnsupportedOperationException();
    }

    public HelmResult rollback(HelmTarget target, ReleaseRef release, int revision, Consumer<HelmLine> lines) {
        throw new UnsupportedOperationException();
    }

    public HelmResult uninstall(HelmTarget target, ReleaseRef release, Consumer<HelmLine> lines) {
        throw new UnsupportedOperationException();
    }

    /** The user-supplied values of the deployed release, as YAML; empty where there is no release. */
    public Optional<String> values(HelmTarget target, ReleaseRef release) {
        throw new UnsupportedOperationException();
    }

    /** The command a person would type for the same thing; {@code values.yaml} stands for the values. */
    public static List<String> equivalent(UpgradeRequest request) {
        throw new UnsupportedOperationException();
    }
}
