package io.scaleguide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much traffic we send beside wrk, each as a process of its own and in turn, to a server that does next to nothing. Ours runs with the options that the
 * launcher gives. The rate is of the whole time from the first request on, without any warming up; the processor time is the whole process's, Java's start in it.
 *
 * @param java the Java to run ours with
 * @param wrk wrk, where it is there
 * @param folder where what they say goes
 */
record TrafficRate(Path java, Optional<Path> wrk, Path folder) {
    private static final List<Integer> CONNECTIONS = List.of(1, 10, 100);
    private static final int SECONDS = 3;
    private static final double GOAL = 0.8;
    /** As many threads as ours takes. */
    private static final int MOST_THREADS = 4;

    private static final int LONGEST_SECONDS = 60;
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.E]+)");
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms32m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40");

    /** What one run did: answers a second, and processor time for each in microseconds. */
    private record Figure(double rate, double micros) {}

    /** Measures and prints a table, or says why not. */
    void print(int runs) throws IOException, InterruptedException {
        System.out.println();
        if (wrk.isEmpty()) {
            System.out.println(
                    "Skipped: our traffic beside wrk's, since wrk is not on PATH. Install it (apt install wrk,"
                            + " dnf install wrk, brew install wrk) and measure again.");
            return;
        }
        System.out.println(Paired.header());
        try (FixedServer server = FixedServer.start()) {
            String url = "http://127.0.0.1:" + server.port() + "/";
            for (int connections : CONNECTIONS) {
                rows(url, connections, wrk.get(), runs);
            }
        }
    }

    private void rows(String url, int connections, Path peer, int runs) throws IOException, InterruptedException {
        int threads = Math.min(
                connections, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        List<String> theirs = List.of(peer.toString(), "-t" + threads, "-c" + connections, "-d" + SECONDS + "s", url);
        List<String> ours = Stream.of(
                        Stream.of(java.toString()),
                        OPTIONS.stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), TrafficProcess.class.getName()),
                        Stream.of(url, String.valueOf(connections), String.valueOf(SECONDS)))
                .flatMap(words -> words)
                .toList();
        measure(theirs);
        measure(ours);
        Figure[] mine = new Figure[runs];
        Figure[] other = new Figure[runs];
        for (int i = 0; i < runs; i++) {
            other[i] = measure(theirs);
            mine[i] = measure(ours);
        }
        row(
                "traffic, connections: " + connections + ", beside wrk -t" + threads + ", answers/s",
                "%.0f",
                ">= " + GOAL,
                mine,
                other,
                Figure::rate);
        row("the same, processor time for an answer, us", "%.1f", "", mine, other, Figure::micros);
    }

    private static void row(
            String what, String form, String goal, Figure[] ours, Figure[] theirs, ToDoubleFunction<Figure> of) {
        double[] mine = Stream.of(ours).mapToDouble(of).toArray();
        double[] other = Stream.of(theirs).mapToDouble(of).toArray();
        double[] ratio = IntStream.range(0, mine.length)
                .mapToDouble(i -> mine[i] / other[i])
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s |%n",
                what,
                mine.length,
                Paired.spread(mine, form),
                Paired.spread(other, form),
                Paired.spread(ratio, "%.2f"),
                goal);
    }

    private Figure measure(List<String> argv) throws IOException, InterruptedException {
        Path said = folder.resolve("traffic.out");
        Process process = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        Duration used = Duration.ZERO;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            used = process.info().totalCpuDuration().orElse(used);
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
            }
        }
        String words = Files.readString(said);
        Matcher rate = RATE.matcher(words);
        if (process.exitValue() != 0 || !rate.find() || words.contains("Non-2xx")) {
            throw new IOException(String.join(" ", argv) + ": " + words);
        }
        double perSecond = Double.parseDouble(rate.group(1));
        return new Figure(perSecond, used.toNanos() / 1e3 / (perSecond * SECONDS));
    }
}
