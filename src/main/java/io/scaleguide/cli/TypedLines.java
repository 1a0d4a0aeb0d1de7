package io.scaleguide.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lines that are typed while something else goes on; read on a thread of their own, which ends with the process or the input. */
final class TypedLines {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private TypedLines() {}

    static TypedLines of(InputStream in) {
        TypedLines typed = new TypedLines();
        Thread reader = new Thread(() -> typed.read(in), "typed-lines");
        reader.setDaemon(true);
        reader.start();
        return typed;
    }

    private void read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.strip());
            }
        } catch (IOException e) {
            // Nobody types any more.
            return;
        }
    }

    /** The next line; empty when none came in that time. */
    Optional<String> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }
}
