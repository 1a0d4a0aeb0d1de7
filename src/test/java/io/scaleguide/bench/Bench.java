package io.scaleguide.bench;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Needed;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prints how long the built distribution takes beside kubectl, how much traffic it sends beside wrk, how soon the panel shows what happens, and what a fleet costs, as tables of Markdown.
 * Arguments: how many runs, and the homes of the JDKs to measure; without them the one that runs this. The properties {@code bench.fleet} and
 * {@code bench.fleet.seconds} say how large fleets are, and how long each is watched.
 */
public final class Bench {
    private static final long LONGEST_SECONDS = 300;
    private static final String EXTERNAL =
            "/apis/external.metrics.k8s.io/v1beta1/namespaces/default/datadogmetric@default:echo";

    private final Path home;
    private final Path folder;
    private final Tools tools;
    private final int runs;

    private Bench(Path home, Path folder, Tools tools, int runs) {
        this.home = home;
        this.folder = folder;
        this.tools = tools;
        this.runs = runs;
    }

    /**
     * Measures.
     *
     * @param arguments the number of runs, then homes of JDKs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, GeneralSecurityException {
        int runs = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        List<String> jdks = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of(System.getProperty("java.home"));
        Path home = Path.of(System.getProperty("scaleguide.home", "target/scaleguide"))
                .toAbsolutePath();
        Path folder = Files.createTempDirectory("scaleguide-bench-");
        Bench bench = new Bench(home, folder, Tools.find(System.getenv()), runs);
        try (TlsCluster cluster = TlsCluster.start(folder, home)) {
            for (String jdk : jdks) {
                bench.rows(jdk, cluster.kubeconfig().toString());
            }
        }
        System.exit(0);
    }

    private void rows(String jdk, String kubeconfig) throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "JAVA_HOME",
                jdk,
                "HOME",
                folder.toString(),
                "XDG_CACHE_HOME",
                folder.resolve("cache").toString(),
                "KUBECONFIG",
                kubeconfig,
                "TERM",
                "xterm-256color",
                "LANG",
                "C.UTF-8"));
        warm(environment);
        introduce(jdk);
        Timed version = kubectl(environment, "version", "--client");
        Timed reads = script(
                "four",
                environment,
                List.of(
                        "-n default get datadogmetric echo",
                        "-n default get hpa echo",
                        "-n default get events --field-selector involvedObject.name=echo",
                        "get --raw " + EXTERNAL));
        Timed gets = script("two", environment, List.of("get hpa -A", "get datadogmetric -A"));
        Timed status = scaleguide(environment, "status", "--namespace", "default", "--hpa", "echo");
        List<Paired> all = List.of(
                new Paired(
                        "--version, beside kubectl version --client, ms",
                        1.2,
                        scaleguide(environment, "--version"),
                        version),
                new Paired("status over TLS, beside four kubectl commands, ms", 1.2, status, reads),
                new Paired(
                        "peak memory of status, beside kubectl get hpa, MiB",
                        2,
                        status.memory(),
                        kubectl(environment, "get", "hpa", "-A").memory()),
                new Paired(
                        "first frame, cluster not heard yet, beside kubectl version --client, ms",
                        3,
                        frame(environment, "Scaleguide"),
                        version),
                new Paired(
                        "first frame of the panel with the HPA in it, beside kubectl get hpa and get datadogmetric, ms",
                        1.5,
                        frame(environment, "150", "panel", "--namespace", "default", "--hpa", "echo", "--look", "0"),
                        gets));
        System.out.println(Paired.header());
        for (Paired each : all) {
            System.out.println(each.row(runs));
        }
        new TrafficRate(Path.of(jdk, "bin", "java"), Needed.which(System.getenv(), "wrk"), folder).print(runs);
        Path launcher = home.resolve("bin/scaleguide");
        new PanelLatency(launcher, tools.kubectl(), environment, folder).print();
        new FleetScale(launcher, environment, folder, Duration.ofSeconds(Long.getLong("bench.fleet.seconds", 30)))
                .print(Stream.of(System.getProperty("bench.fleet", "10 100 1000 5000")
                                .trim()
                                .split(" +"))
                        .map(Integer::valueOf)
                        .toList());
    }

    private void introduce(String jdk) throws IOException, InterruptedException {
        System.out.println();
        System.out.println(processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors; "
                + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        System.out.println(Command.of(Path.of(jdk, "bin", "java"), "--version")
                .run()
                .out()
                .lines()
                .findFirst()
                .orElse(jdk));
        System.out.println(Command.of(tools.kubectl(), "version", "--client")
                .run()
                .out()
                .lines()
                .findFirst()
                .orElse(""));
        System.out.println();
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        return Files.isReadable(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
    }

    /** The first run leaves a class archive, and what is measured are those after it. */
    private void warm(Map<String, String> environment) throws IOException, InterruptedException {
        long before = archives();
        scaleguide(environment, "status", "--help").measure();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (archives() == before && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        if (archives() == before) {
            System.out.println("No class archive came about: what follows is without one.");
        }
    }

    private long archives() throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.exists(cache)) {
            return 0;
        }
        try (Stream<Path> all = Files.find(cache, 30, (path, facts) -> path.endsWith("made-for"))) {
            return all.filter(path -> !path.toString().contains("making-")).count();
        }
    }

    private Timed scaleguide(Map<String, String> environment, String... arguments) {
        return new Timed(argv(arguments), environment);
    }

    private FirstFrame frame(Map<String, String> environment, String shown, String... arguments) {
        return new FirstFrame(argv(arguments), environment, shown);
    }

    private List<String> argv(String... arguments) {
        return Stream.concat(Stream.of(home.resolve("bin/scaleguide").toString()), Stream.of(arguments))
                .toList();
    }

    private Timed kubectl(Map<String, String> environment, String... arguments) {
        return new Timed(
                Stream.concat(Stream.of(tools.kubectl().toString()), Stream.of(arguments))
                        .toList(),
                environment);
    }

    /** Commands of kubectl one after another, as someone would put them into a script. */
    private Timed script(String name, Map<String, String> environment, List<String> commands) throws IOException {
        StringBuilder text = new StringBuilder("#!/bin/sh\n");
        commands.forEach(
                each -> text.append(tools.kubectl()).append(' ').append(each).append('\n'));
        Path file = Files.writeString(folder.resolve(name + ".sh"), text);
        return new Timed(List.of("/bin/sh", file.toString()), environment);
    }
}
