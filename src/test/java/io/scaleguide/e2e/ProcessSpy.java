package io.scaleguide.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Records the arguments and the environment of every process below one, from /proc, as often as it can until it is closed. The kernel tells nobody
 * but root of processes that start and end between two looks, a millisecond apart: what must not be missed is started by a script that writes down
 * what it was given.
 */
final class ProcessSpy implements AutoCloseable {
    private static final Path PROC = Path.of("/proc");

    private final Set<Long> ours = new HashSet<>();
    private final Set<Long> others = new HashSet<>();
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, String> last = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::watch, "process-spy");
    private volatile boolean over;

    ProcessSpy(ProcessHandle root) {
        ours.add(root.pid());
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything seen: a process's id, and what is in its cmdline and environ. */
    Map<String, String> seen() {
        return Map.copyOf(seen);
    }

    /** The same as it was when each was last seen: of what it became, and not of what it was before it became that. */
    Map<String, String> last() {
        return Map.copyOf(last);
    }

    private void watch() {
        try {
            while (!over) {
                findNew();
                ours.forEach(this::look);
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void findNew() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path each : processes) {
                long pid = Long.parseLong(each.getFileName().toString());
                if (!ours.contains(pid) && !others.contains(pid)) {
                    (ours.contains(parent(each)) ? ours : others).add(pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fourth field of proc(5) stat, behind the name in brackets; 0 when it is over. */
    private static long parent(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[1]);
        } catch (IOException gone) {
            return 0;
        }
    }

    private void look(long pid) {
        for (String file : new String[] {"cmdline", "environ"}) {
            try {
                String text = Files.readString(
                                PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1)
                        .replace('\0', '\n');
                if (!text.isEmpty()) {
                    last.put(pid + " " + file, text);
                }
                seen.merge(pid + " " + file, text, (before, now) -> before.contains(now) ? before : before + now);
            } catch (IOException gone) {
                // It ended between the list and the look; what it was is in an earlier look, if there was one.
                continue;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
