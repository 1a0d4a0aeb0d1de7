package io.scaleguide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The first run leaves a class archive, which a process makes after it; what is measured are the runs after both.
 *
 * @param cache the folder of the archives, as XDG_CACHE_HOME
 */
record FirstRun(Path cache) {
    private static final long LONGEST_SECONDS = 300;
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final String MAKER = "io.scaleguide.start.ArchiveMaker";

    /** Runs a command, and waits until no archive is in the making any more. */
    void of(Timed command) throws IOException, InterruptedException {
        long before = archives();
        command.measure();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while ((archives() == before || making()) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        if (archives() == before) {
            System.out.println("No class archive came about: what follows is without one.");
        }
    }

    private long archives() throws IOException {
        if (!Files.exists(cache)) {
            return 0;
        }
        try (Stream<Path> all = Files.find(cache, 30, (path, facts) -> path.endsWith("made-for"))) {
            return all.filter(path -> !path.toString().contains("making-")).count();
        }
    }

    /** Whether a maker still runs: it tidies up after the archive is in its place. */
    private boolean making() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains(MAKER) && line.contains(cache.toString()));
    }
}
