package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.rights.Right;
import io.scaleguide.rights.RoleFile;
import io.scaleguide.rights.RoleGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rights of {@code assets/rbac/up.yaml} on a practice cluster that holds requests to them: enough for the guide and for undo, and each named where it is missing. All of them with
 * {@code -Drights=all}. Escalate and bind only a real API server looks at: {@code LeastRightsIT}.
 */
class UpRightsIT {
    private static final Path FILE = Path.of("assets/rbac/up.yaml");
    private static final Set<String> REAL_ONLY = Set.of("escalate", "bind");
    private static final int SAMPLE = 15;

    @TempDir
    private Path home;

    private final RoleGate gate = new RoleGate();
    private Optional<PracticeCluster> practice = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        practice = Optional.of(PracticeCluster.start(new PracticeOptions(
                60, 11, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC())));
        try (Cluster cluster = Cluster.open(
                new ClusterChoice(List.of(practice().kubeconfig()), Optional.empty()), Duration.ofSeconds(10))) {
            // As the file does.
            for (String name : List.of("datadog", "scaleguide-demo")) {
                cluster.apply(
                        Manifests.read("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name)),
                        true);
            }
        }
        practice().ground().server().obstacles().put(gate);
    }

    @AfterEach
    void stop() {
        practice().close();
    }

    private PracticeCluster practice() {
        return practice.orElseThrow();
    }

    private static List<Right> rights() throws IOException {
        return RoleFile.rights(FILE);
    }

    private static String oneLine(ByteArrayOutputStream output) {
        return output.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    @Test
    void aRightThatIsMissingIsNamedBeforeAnythingIsChanged() throws IOException {
        List<Right> all = rights();
        List<Right> asked = all.stream()
                .filter(right ->
                        !REAL_ONLY.contains(right.verb()) && !right.verb().equals("delete"))
                .toList();
        int step = System.getProperty("rights", "").equals("all") ? 1 : SAMPLE;
        List<String> silent = new ArrayList<>();
        for (int index = 0; index < asked.size(); index += step) {
            Right right = asked.get(index);
            List<Right> less = new ArrayList<>(all);
            less.remove(right);
            gate.allow(less);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            int code = GuideForTests.up(output, practice(), home, "--until", "preflight");
            if (code != ExitCode.REFUSED || !oneLine(output).contains(right.canI())) {
                silent.add(right + ": " + code + " " + oneLine(output));
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Undo is stopped by each right to delete that it lacks, in turn, and names it. */
    @Test
    @EnabledIfSystemProperty(named = "rights", matches = "all", disabledReason = "it takes half a minute; -Drights=all")
    void theWholeJobAndUndoWithTheLeastRights() throws IOException {
        List<Right> all = rights();
        gate.allow(all);
        GuideForTests.upTo("hpa", practice(), home);
        assertThat(gate.refused()).isEmpty();
        Set<Right> used = new HashSet<>(gate.used());

        List<Right> missing = new ArrayList<>(
                all.stream().filter(right -> right.verb().equals("delete")).toList());
        List<Right> given = new ArrayList<>(all);
        given.removeAll(missing);
        for (int round = 0; round <= all.size(); round++) {
            gate.allow(given);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            int code = GuideForTests.run(
                    output,
                    home,
                    List.of(
                            "undo",
                            "--yes",
                            "--kubeconfig",
                            practice().kubeconfig().toString()));
            used.addAll(gate.used());
            if (code == 0) {
                assertThat(missing).isEmpty();
                break;
            }
            String words = oneLine(output);
            List<Right> named = missing.stream()
                    .filter(right -> words.contains(right.canI()))
                    .toList();
            assertThat(named).as("%s, of %s", words, missing).isNotEmpty();
            missing.removeAll(named);
            given.addAll(named);
        }
        assertThat(missing).isEmpty();
        assertThat(all.stream().filter(right -> !used.contains(right)))
                .allMatch(right -> REAL_ONLY.contains(right.verb()));
    }
}
