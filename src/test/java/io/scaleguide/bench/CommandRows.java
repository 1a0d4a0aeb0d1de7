package io.scaleguide.bench;

import io.scaleguide.practice.still.StillCluster;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whole processes, ours and kubectl's in turn: how long they take, and how much memory.
 *
 * @param launcher what starts Scaleguide
 * @param tools helm and kubectl
 * @param environment what is added to this process's environment
 * @param folder where scripts go
 * @param unanswered a kubeconfig of a cluster that never answers
 * @param goals the ratios that are wanted
 */
record CommandRows(
        Path launcher, Tools tools, Map<String, String> environment, Path folder, Path unanswered, Goals goals) {

    /** Measures each so many times and prints a row for it, below {@link Paired#header}. */
    void print(int runs) throws IOException, InterruptedException {
        for (Paired each : rows()) {
            System.out.println(each.row(runs));
        }
    }

    private List<Paired> rows() throws IOException {
        Timed version = kubectl("version", "--client");
        Timed status = scaleguide("status", "--namespace", "default", "--hpa", "echo");
        return List.of(
                new Paired(
                        "--version, beside kubectl version --client, ms",
                        goals.version(),
                        scaleguide("--version"),
                        version),
                new Paired(
                        "status over TLS, beside the four kubectl commands in one shell, ms",
                        goals.status(),
                        status,
                        script(
                                "four",
                                "-n default get datadogmetric echo",
                                "get --raw " + StillCluster.EXTERNAL,
                                "-n default get hpa echo",
                                "-n default get events --field-selector involvedObject.name=echo")),
                new Paired(
                        "peak memory of status, beside kubectl get hpa, MiB",
                        goals.memory(),
                        status.memory(),
                        kubectl("get", "hpa", "-A").memory()),
                new Paired(
                        "first frame of the panel, before a cluster that never answers, beside kubectl version --client, ms",
                        goals.firstFrame(),
                        frame(
                                "Signal path",
                                "panel",
                                "--namespace",
                                "default",
                                "--hpa",
                                "echo",
                                "--kubeconfig",
                                unanswered.toString()),
                        version),
                new Paired(
                        "first frame of the wizard, beside kubectl version --client, ms",
                        goals.firstFrame(),
                        frame("Scaleguide"),
                        version),
                new Paired(
                        "first frame of the panel with the HPA in it, beside kubectl get hpa and get datadogmetric, ms",
                        goals.firstData(),
                        frame("150", "panel", "--namespace", "default", "--hpa", "echo", "--look", "0"),
                        script("two", "get hpa -A", "get datadogmetric -A")));
    }

    private Timed scaleguide(String... arguments) {
        return new Timed(argv(launcher, arguments), environment);
    }

    private FirstFrame frame(String shown, String... arguments) {
        return new FirstFrame(argv(launcher, arguments), environment, shown);
    }

    private Timed kubectl(String... arguments) {
        return new Timed(argv(tools.kubectl(), arguments), environment);
    }

    private static List<String> argv(Path program, String... arguments) {
        return Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
    }

    /** Commands of kubectl one after another, as someone would put them into a script. */
    private Timed script(String name, String... commands) throws IOException {
        StringBuilder text = new StringBuilder("#!/bin/sh\n");
        for (String each : commands) {
            text.append(tools.kubectl()).append(' ').append(each).append('\n');
        }
        Path file = Files.writeString(folder.resolve(name + ".sh"), text);
        return new Timed(List.of("/bin/sh", file.toString()), environment);
    }
}
