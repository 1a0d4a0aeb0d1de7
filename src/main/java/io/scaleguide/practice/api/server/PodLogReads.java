package io.scaleguide.practice.api.server;

import io.scaleguide.practice.net.PodLogs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code pods/NAME/log}, with tailLines, sinceSeconds, sinceTime, timestamps, limitBytes and follow. */
final class PodLogReads {
    /** How often a followed log is looked at again. */
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final PodLogs logs;
    private final Clock clock;

    PodLogReads(PodLogs logs, Clock clock) {
        this.logs = logs;
        this.clock = clock;
    }

    void answer(Call call, ObjectNode pod) throws IOException {
        PodContainer container = PodContainer.of(pod, call.query("container"));
        Instant since = since(call);
        List<PodLogs.Line> lines = read(container).stream()
                .filter(line -> !line.time().isBefore(since))
                .toList();
        int tail = number(call, "tailLines", lines.size());
        List<PodLogs.Line> wanted = lines.subList(Math.max(0, lines.size() - tail), lines.size());
        if (call.flag("follow")) {
            follow(call, container, wanted);
            return;
        }
        StringBuilder text = new StringBuilder();
        wanted.forEach(line -> text.append(print(call, line)));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int limit = Math.min(bytes.length, number(call, "limitBytes", bytes.length));
        call.send(200, "text/plain; charset=utf-8", Arrays.copyOf(bytes, limit));
    }

    /** Goes on until the caller leaves, which shows when a line is written, or the server ends. */
    private void follow(Call call, PodContainer container, List<PodLogs.Line> first) throws IOException {
        List<PodLogs.Line> seen = read(container);
        try (OutputStream out = call.stream("text/plain; charset=utf-8")) {
            write(call, out, first);
            while (true) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                List<PodLogs.Line> now = read(container);
                write(call, out, now.subList(firstNew(seen, now), now.size()));
                seen = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lines are told apart by identity: a program may say the same twice. */
    private static int firstNew(List<PodLogs.Line> seen, List<PodLogs.Line> now) {
        if (seen.isEmpty()) {
            return 0;
        }
        PodLogs.Line last = seen.get(seen.size() - 1);
        for (int i = now.size() - 1; i >= 0; i--) {
            if (now.get(i) == last) {
                return i + 1;
            }
        }
        return 0;
    }

    private static void write(Call call, OutputStream out, List<PodLogs.Line> lines) throws IOException {
        for (PodLogs.Line line : lines) {
            out.write(print(call, line).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private List<PodLogs.Line> read(PodContainer container) {
        return logs.of(container.namespace(), container.pod(), container.name());
    }

    private Instant since(Call call) {
        try {
            return call.query("sinceTime").isEmpty()
                    ? clock.instant().minusSeconds(number(call, "sinceSeconds", Integer.MAX_VALUE))
                    : Instant.parse(call.query("sinceTime"));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static int number(Call call, String name, int usual) {
        String value = call.query(name);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : usual;
    }

    private static String print(Call call, PodLogs.Line line) {
        return (call.flag("timestamps") ? line.time() + " " : "") + line.text() + "\n";
    }
}
