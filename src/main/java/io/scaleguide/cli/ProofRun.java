package io.scaleguide.cli;

import io.scaleguide.datadog.AgentInstall;
import io.scaleguide.guide.install.KeysSecret;
import io.scaleguide.guide.proof.AgentKeys;
import io.scaleguide.guide.proof.ClusterPlaces;
import io.scaleguide.guide.proof.HiddenKey;
import io.scaleguide.guide.proof.KeySearch;
import io.scaleguide.guide.proof.Proof;
import io.scaleguide.guide.proof.Prover;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks for a user's keys in everything that Scaleguide leaves: its folders, what was saved from its screens, and the cluster. */
final class ProofRun {
    private final Surroundings surroundings;
    private final ProofOptions options;

    ProofRun(Surroundings surroundings, ProofOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /**
     * Looks.
     *
     * @param cluster the cluster
     * @param agents its agents, whose keys are looked for
     * @param report the report that was just written
     * @return what came of it
     */
    Proof run(Cluster cluster, AgentInstall agents, Path report) {
        AgentKeys ofAgents = AgentKeys.read(cluster, agents, KeysSecret.NAME);
        List<HiddenKey> keys = new ArrayList<>(ofAgents.keys());
        keys.addAll(options.keys(surroundings));
        Credentials.of(cluster.choice())
                .forEach(one -> keys.add(HiddenKey.of(one.name(), one.value(), one.certificate())));
        Prover prover = new Prover(new KeySearch(keys));
        ofAgents.unread().forEach(prover::skip);
        prover.files(report, file -> false);
        prover.files(surroundings.stateFolder(), file -> false);
        prover.files(surroundings.cacheFolder(), file -> false);
        List<Path> meant = new ArrayList<>(cluster.choice().kubeconfigs());
        meant.addAll(options.files());
        options.also().forEach(path -> prover.files(path, file -> same(file, meant)));
        saved(Path.of("").toAbsolutePath(), prover);
        temporary(prover);
        new ClusterPlaces(cluster, prover, ofAgents.secrets()).look();
        return prover.proof();
    }

    private static boolean same(Path file, List<Path> others) {
        return others.stream().anyMatch(other -> other.toAbsolutePath()
                .normalize()
                .equals(file.toAbsolutePath().normalize()));
    }

    /** What users keep in the folder they work in: reports, pictures, tables, recordings; and what a JVM leaves when it crashes. */
    private static void saved(Path folder, Prover prover) {
        each(
                folder,
                "{scaleguide-*,*.jsonl,hs_err_pid*.log,replay_pid*.log}",
                file -> prover.files(file, leftOut -> !Files.isRegularFile(leftOut)));
    }

    /** A run that was killed may have left something there. A practice cluster that runs now keeps its own keys in its own folder. */
    private static void temporary(Prover prover) {
        each(
                Path.of(System.getProperty("java.io.tmpdir")),
                "scaleguide-{helm,values,shell}-*",
                path -> prover.files(path, file -> false));
    }

    private static void each(Path folder, String names, Consumer<Path> use) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            found.forEach(use);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }
}
