package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.proof.ClusterPlaces;
import io.scaleguide.guide.proof.HiddenKey;
import io.scaleguide.guide.proof.KeySearch;
import io.scaleguide.guide.proof.Proof;
import io.scaleguide.guide.proof.Prover;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Watches programs that know keys, and looks for the keys everywhere afterwards. */
final class KeyTrap {
    private final Prover prover;
    private final Map<String, String> processes = new TreeMap<>();
    private final List<String> opened = new ArrayList<>();

    KeyTrap(List<HiddenKey> keys) {
        prover = new Prover(new KeySearch(keys));
    }

    /** Runs a program to its end, and records every process below it. */
    Scaleguide.Outcome watch(Scaleguide.Running running, Duration atMost) throws IOException, InterruptedException {
        try (ProcessSpy spy = new ProcessSpy(running.process().toHandle())) {
            Scaleguide.Outcome outcome = running.await(atMost);
            seen(spy);
            return outcome;
        }
    }

    /** Takes what was recorded of processes. */
    void seen(ProcessSpy spy) {
        spy.seen().forEach((process, text) -> {
            processes.put(process, text);
            prover.text("process " + process, text);
        });
    }

    /** Takes what was said somewhere. */
    void said(String where, String text) {
        prover.text(where, text);
    }

    /** How many processes were seen. */
    long processes() {
        return processes.keySet().stream()
                .filter(name -> name.endsWith(" cmdline"))
                .count();
    }

    /** What the processes were started with. */
    Stream<String> commandLines() {
        return processes.entrySet().stream()
                .filter(each -> each.getKey().endsWith(" cmdline"))
                .map(Map.Entry::getValue);
    }

    /** Everything below a folder, but for the files in which the keys are to be. */
    void files(Path root, Predicate<Path> planted) throws IOException {
        prover.files(root, planted);
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> Files.isRegularFile(file) && !planted.test(file))
                    .filter(file -> openToOthers(root, file))
                    .forEach(file -> opened.add(file.toString()));
        }
    }

    /** Whether others than its owner may read a file: nothing on the way to it keeps them out. */
    private static boolean openToOthers(Path root, Path file) {
        try {
            Path way = root;
            boolean open = isOpen(root);
            for (Path name : root.relativize(file)) {
                way = way.resolve(name);
                open = open && isOpen(way);
            }
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOpen(Path path) throws IOException {
        return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                .endsWith("------");
    }

    /** Every object that the cluster lists, but for the Secret that the keys belong in. */
    void cluster(TestCluster cluster) throws IOException, InterruptedException {
        ObjectRef keys = new ObjectRef(Kinds.SECRET, "datadog", "datadog-keys");
        try (Cluster connected = Cluster.open(
                new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()), Duration.ofSeconds(20))) {
            new ClusterPlaces(connected, prover, Set.of(keys)).look();
        }
    }

    /** Nothing of any key was anywhere, and everything was looked at. */
    Proof assertEmpty() {
        Proof proof = prover.proof();
        assertThat(proof.hits()).as("hits in " + proof.places() + " places").isEmpty();
        assertThat(proof.skipped()).as("not looked at").isEmpty();
        assertThat(proof.tooPlain()).isEmpty();
        return proof;
    }

    /** Files that others than their owner may read are none but these. */
    void assertOpenToOthers(Predicate<String> mayBe) {
        assertThat(opened)
                .filteredOn(file -> !mayBe.test(file))
                .as("files that others may read")
                .isEmpty();
    }
}
