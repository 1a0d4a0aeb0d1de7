package io.scaleguide.bench;

import io.scaleguide.tools.Needed;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints how long the built distribution takes beside kubectl, how much traffic it sends beside wrk, how soon the panel shows what happens, and what a
 * fleet costs, as tables of Markdown.
 * Arguments: how many runs, and the homes of the JDKs to measure; without them the one that runs this. What else can be chosen are properties that begin
 * with {@code bench.}: CONTRIBUTING.md names them.
 */
public final class Bench {
    private final Path launcher;
    private final Path folder;
    private final Tools tools;
    private final int runs;

    private Bench(Path home, Path folder, Tools tools, int runs) {
        this.launcher = home.resolve("bin/scaleguide");
        this.folder = folder;
        this.tools = tools;
        this.runs = runs;
    }

    /**
     * Measures.
     *
     * @param arguments the number of runs, then homes of JDKs
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, GeneralSecurityException, RunnerException {
        int runs = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        List<String> jdks = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of(System.getProperty("java.home"));
        Path home = Path.of(System.getProperty("scaleguide.home", "target/scaleguide"))
                .toAbsolutePath();
        Path folder = Files.createTempDirectory("scaleguide-bench-");
        Bench bench = new Bench(home, folder, Tools.find(System.getenv()), runs);
        try (TlsCluster cluster = TlsCluster.start(folder);
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (String jdk : jdks) {
                bench.measure(jdk, cluster.kubeconfig(), silent.getLocalPort());
            }
        }
        System.exit(0);
    }

    private void measure(String jdk, Path kubeconfig, int silentPort)
            throws IOException, InterruptedException, RunnerException {
        Path cache = folder.resolve("cache");
        Path unanswered = Files.writeString(
                folder.resolve("unanswered"),
                Files.readString(kubeconfig)
                        .replaceAll("https://127\\.0\\.0\\.1:\\d+", "https://127.0.0.1:" + silentPort));
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "JAVA_HOME",
                jdk,
                "HOME",
                folder.toString(),
                "XDG_CACHE_HOME",
                cache.toString(),
                "KUBECONFIG",
                kubeconfig.toString(),
                "TERM",
                "xterm-256color",
                "LANG",
                "C.UTF-8"));
        new FirstRun(cache).of(new Timed(List.of(launcher.toString(), "status", "--help"), environment));
        Machine machine = new Machine(jdk, tools);
        machine.print();
        System.out.println(Paired.header());
        new CommandRows(launcher, tools, environment, folder, unanswered, Goals.of(machine.feature())).print(runs);
        new HeadlessUp(launcher, tools, environment, folder).print(Integer.getInteger("bench.up.runs", 3));
        new PureParts(jdk, System.out).print();
        new TrafficRate(Path.of(jdk, "bin", "java"), Needed.which(System.getenv(), "wrk"), folder).print(runs);
        new PanelLatency(launcher, tools.kubectl(), environment, folder).print();
        new FleetScale(launcher, environment, folder, Duration.ofSeconds(Long.getLong("bench.fleet.seconds", 30)))
                .print(Stream.of(System.getProperty("bench.fleet", "10 100 1000 5000")
                                .trim()
                                .split(" +"))
                        .filter(size -> !size.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }
}
