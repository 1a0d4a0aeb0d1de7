package io.scaleguide.fuzz;

import io.scaleguide.path.budget.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs every target under Jazzer, one after another, each in a JVM of its own that has little memory; prints how many inputs each has tried. Ends with 1 where an
 * input was met that is neither taken nor refused, takes more than a second, or too much memory. What was found worth keeping stays in {@code target/fuzz} for
 * the next run.
 */
public final class Fuzz {
    private static final Path WORK = Path.of("target/fuzz");
    private static final Pattern TRIED = Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
    private static final Pattern COVERED = Pattern.compile("(?m)^#\\d+\\s.*\\bcov: (\\d+)");
    private static final int LONGEST_INPUT = 8192;

    private final Duration time;

    private Fuzz(Duration time) {
        this.time = time;
    }

    /**
     * @param arguments how long each target is run, for example {@code 10m}, and a regular expression for the targets
     * @throws IOException where a file cannot be read or written
     * @throws InterruptedException when it is told to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = Durations.parse(arguments[0])
                .orElseThrow(() -> new IllegalArgumentException("-Dfuzz is a time for each target, such as 10m"));
        List<FuzzTarget> targets = Arrays.stream(FuzzTarget.values())
                .filter(target -> target.word().matches(arguments[1]))
                .toList();
        System.out.printf("%-14s %12s %8s %7s  %s%n", "target", "inputs", "covered", "kept", "found");
        boolean clean = true;
        for (FuzzTarget target : targets) {
            clean &= new Fuzz(time).run(target);
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run(FuzzTarget target) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(WORK.resolve(target.word()).resolve("corpus"));
        Path crashes = Files.createDirectories(WORK.resolve(target.word()).resolve("crashes"));
        Path log = WORK.resolve(target.word()).resolve("log");
        Process process = new ProcessBuilder(command(target, corpus, crashes))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        String output = Files.readString(log, StandardCharsets.ISO_8859_1);
        System.out.printf(
                Locale.ROOT,
                "%-14s %,12d %8d %7d  %s%n",
                target.word(),
                last(TRIED, output),
                last(COVERED, output),
                files(corpus),
                code == 0 ? "nothing" : "an input in " + crashes + "; see " + log);
        return code == 0;
    }

    private List<String> command(FuzzTarget target, Path corpus, Path crashes) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerDriver.class.getName(),
                "--target_args=" + target.word(),
                "--instrumentation_includes=io.scaleguide.**:org.snakeyaml.engine.**:tools.jackson.core.**",
                "--disabled_hooks=" + String.join(":", withoutHooks(target)),
                "--reproducer_path=" + crashes,
                "-artifact_prefix=" + crashes + "/",
                "-max_total_time=" + time.toSeconds(),
                "-max_len=" + LONGEST_INPUT,
                "-timeout=60",
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                corpus.toString()));
        command.add(FuzzTarget.SEEDS.resolve(target.word()).toString());
        return command;
    }

    /**
     * Never that for expressions from outside: those in annotations are tried within bounds (BoundedMatch). A page is compared word by word with all that may
     * stand there, and to lead inputs towards each of these takes two thirds of the time: without it twice as many pages reach as much code.
     */
    private static List<String> withoutHooks(FuzzTarget target) {
        String sanitizers = "com.code_intelligence.jazzer.sanitizers.";
        return target == FuzzTarget.LINT_PAGE
                ? List.of(
                        sanitizers + "RegexInjection",
                        sanitizers + "RegexRoadblocks",
                        "com.code_intelligence.jazzer.runtime.TraceCmpHooks")
                : List.of(sanitizers + "RegexInjection");
    }

    private static long last(Pattern pattern, String text) {
        long found = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found = Long.parseLong(matcher.group(1));
        }
        return found;
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
