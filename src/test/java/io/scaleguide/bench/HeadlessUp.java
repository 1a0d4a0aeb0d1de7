package io.scaleguide.bench;

import io.scaleguide.controlplane.FurnishedCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * How long {@code scaleguide up} takes from nothing to an HPA that reads its metric, beside a shell script of the same helm and kubectl commands with
 * the same waits ({@code bench/up.sh}). Each run has a real control plane of its own, whose start is not counted. Both take the same helm, and both send
 * requests over one connection.
 *
 * @param launcher what starts Scaleguide
 * @param tools helm and kubectl
 * @param environment what is added to this process's environment
 * @param folder where each cluster keeps its files
 */
record HeadlessUp(Path launcher, Tools tools, Map<String, String> environment, Path folder) {
    private static final Path SCRIPT = Path.of("src/test/resources/bench/up.sh");
    private static final int SPEED = 20;
    private static final String BETWEEN_LOOKS = "1";
    private static final long LONGEST_SECONDS = 600;

    /** What is run on a cluster. */
    private interface Job {
        /** Its command line, with what it needs beside the cluster's folder. */
        ProcessBuilder on(FurnishedCluster cluster, Path place) throws IOException;
    }

    /** Measures and prints a row; says why where there is no control plane to be had. No runs leave it out. */
    void print(int runs) throws IOException, InterruptedException {
        if (runs == 0) {
            return;
        }
        try {
            Paired row = new Paired(
                    "headless up on a control plane, beside a script of the same helm and kubectl commands, ms",
                    1.0,
                    () -> onFreshCluster("ours", this::ours),
                    () -> onFreshCluster("theirs", this::theirs));
            System.out.println(row.row(runs));
        } catch (TestAbortedException missing) {
            System.out.println();
            System.out.println("Headless up is left out. " + missing.getMessage());
        }
    }

    private double onFreshCluster(String name, Job job) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "up-" + name + "-");
        try (FurnishedCluster cluster = FurnishedCluster.start(place, options())) {
            Path said = place.resolve("said");
            ProcessBuilder builder = job.on(cluster, place)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            long begin = System.nanoTime();
            Process process = builder.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            if (process.waitFor() != 0) {
                throw new IOException("up, " + name + ", failed:\n" + Files.readString(said));
            }
            return millis;
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the control plane failed", e);
        }
    }

    private static PracticeOptions options() {
        return new PracticeOptions(
                SPEED, 1, LoadModel.QUEUE, OperatorLine.of("2.2"), Path.of("assets/charts/datadog"), Clock.systemUTC());
    }

    private ProcessBuilder ours(FurnishedCluster cluster, Path place) throws IOException {
        Path answers = cluster.answers(place, Map.of("connections", "1"));
        return prepared(
                place,
                Map.of(),
                List.of(
                        launcher.toString(),
                        "up",
                        "--yes",
                        "--kubeconfig",
                        cluster.kubeconfig().toString(),
                        "--answers",
                        answers.toString(),
                        "--helm",
                        "path",
                        "--until",
                        "hpa",
                        "-o",
                        "json"));
    }

    private ProcessBuilder theirs(FurnishedCluster cluster, Path place) throws IOException {
        cluster.answers(place, Map.of());
        Map<String, String> answers = cluster.answers();
        return prepared(
                place,
                Map.of(
                        "KUBECONFIG", cluster.kubeconfig().toString(),
                        "FOLDER", place.toString(),
                        "SITE", answers.getOrDefault("site", ""),
                        "DATADOG_URL", answers.getOrDefault("datadog-url", ""),
                        "CHART_REPO", answers.getOrDefault("chart-repo", ""),
                        "PORT", answers.getOrDefault("listener-port", ""),
                        "PACE", BETWEEN_LOOKS),
                List.of("/bin/sh", SCRIPT.toAbsolutePath().toString()));
    }

    private ProcessBuilder prepared(Path place, Map<String, String> more, List<String> argv) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(argv));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(more);
        variables.put("XDG_STATE_HOME", place.resolve("state").toString());
        variables.put(
                "PATH",
                tools.helm().getParent() + ":" + tools.kubectl().getParent() + ":"
                        + Optional.ofNullable(System.getenv("PATH")).orElse(""));
        builder.environment().putAll(variables);
        return builder;
    }
}
