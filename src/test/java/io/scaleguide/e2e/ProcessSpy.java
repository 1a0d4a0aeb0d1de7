package io.scaleguide.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Records the arguments and the environment of every process below one, from /proc, as often as it can until it is closed. */
final class ProcessSpy implements AutoCloseable {
    private final ProcessHandle root;
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::watch, "process-spy");
    private volatile boolean over;

    ProcessSpy(ProcessHandle root) {
        this.root = root;
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything seen: a process's id, and what is in its cmdline and environ. */
    Map<String, String> seen() {
        return Map.copyOf(seen);
    }

    private void watch() {
        try {
            while (!over) {
                look(root);
                root.descendants().forEach(this::look);
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ProcessHandle process) {
        for (String file : new String[] {"cmdline", "environ"}) {
            Path path = Path.of("/proc", Long.toString(process.pid()), file);
            try {
                String text =
                        Files.readString(path, StandardCharsets.ISO_8859_1).replace('\0', '\n');
                seen.merge(
                        process.pid() + " " + file,
                        text,
                        (before, now) -> before.contains(now) ? before : before + now);
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
