package io.scaleguide.panel.record;

import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.panel.event.PanelEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a recording, wherever it comes from: nothing in it is trusted, and it cannot take more memory than a recording may. */
public final class RecordingReader {
    /** The most lines. */
    static final int MOST_LINES = 1_000_000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** No value of a metric needs more digits on either side of the point. */
    private static final int MOST_DIGITS = 40;

    private final JsonMapper json = RecordingJson.mapper();
    private final Path file;

    private RecordingReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a whole recording.
     *
     * @param file the file
     * @return the recording; a last line that was broken off is left out
     * @throws RecordingException with the line, when it is none
     */
    public static Recording read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new RecordingReader(file).read(in);
        } catch (IOException e) {
            throw new RecordingException("The recording " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A line and whether it has an end. */
    private record Line(String text, boolean whole) {}

    private Recording read(InputStream in) throws IOException {
        Line first = line(in, 1).orElseThrow(() -> wrong(1, "the file is empty"));
        RecordingHeader header = header(first.text());
        List<PanelEvent> events = new ArrayList<>();
        Instant last = header.start();
        long bytes = first.text().length();
        for (int number = 2; ; number++) {
            Optional<Line> next = line(in, number);
            if (next.isEmpty()) {
                return new Recording(header, events, false);
            }
            Line line = next.get();
            bytes += line.text().length();
            if (number > MOST_LINES || bytes > Recorder.LARGEST * 2) {
                throw wrong(number, "the recording is longer than any that is made");
            }
            if (line.text().isBlank()) {
                continue;
            }
            PanelEvent event;
            try {
                event = json.readValue(line.text(), PanelEvent.class);
            } catch (JacksonException e) {
                if (!line.whole()) {
                    return new Recording(header, events, true);
                }
                throw wrong(number, reason(e), e);
            }
            check(event, last, number);
            last = event.at();
            events.add(event);
        }
    }

    private RecordingHeader header(String text) {
        RecordingHeader header;
        try {
            JsonNode tree = json.readTree(text);
            int version = tree.path("recording").asInt(0);
            if (version == 0) {
                throw wrong(1, "this is not the beginning of a recording");
            }
            if (version != RecordingHeader.VERSION) {
                throw wrong(
                        1,
                        "it has version " + version + ", and this Scaleguide reads version " + RecordingHeader.VERSION);
            }
            if (tree instanceof ObjectNode old) {
                completeOld(old);
            }
            header = json.treeToValue(tree, RecordingHeader.class);
        } catch (JacksonException e) {
            throw wrong(1, "this is not the beginning of a recording: " + reason(e), e);
        }
        if (!(header.pace() >= 1 && header.pace() <= KubeContext.QUICKEST)) {
            throw wrong(1, "its pace is none that a cluster has");
        }
        if (!sane(header.start())) {
            throw wrong(1, "its start is no time that a recording can have");
        }
        return header;
    }

    /** What older programs did not write. */
    private static void completeOld(ObjectNode header) {
        if (!header.has("context")) {
            header.put("context", "");
        }
        if (!header.has("pace")) {
            header.put("pace", 1);
        }
    }

    private void check(PanelEvent event, Instant last, int number) {
        if (!sane(event.at())) {
            throw wrong(number, "its time is none that a recording can have");
        }
        if (event.at().isBefore(last.minusSeconds(60))) {
            throw wrong(number, "its time is before that of the line above");
        }
        if (event instanceof PanelEvent.ExternalRead read && read.reading() instanceof ExternalMetric.Value value) {
            BigDecimal number2 = value.value();
            if (Math.abs((long) number2.scale()) > MOST_DIGITS || number2.precision() > MOST_DIGITS) {
                throw wrong(number, "its value has more digits than any metric");
            }
        }
    }

    private static boolean sane(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private Optional<Line> line(InputStream in, int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return Optional.of(new Line(bytes.toString(StandardCharsets.UTF_8), true));
            }
            if (bytes.size() >= Bound.RECORDED_LINE.bytes()) {
                throw wrong(number, "the line is longer than " + Bound.RECORDED_LINE.words());
            }
            bytes.write(next);
        }
        return bytes.size() == 0
                ? Optional.empty()
                : Optional.of(new Line(bytes.toString(StandardCharsets.UTF_8), false));
    }

    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }

    private RecordingException wrong(int line, String why) {
        return new RecordingException(file + " line " + line + ": " + why + ".");
    }

    private RecordingException wrong(int line, String why, Throwable cause) {
        return new RecordingException(file + " line " + line + ": " + why + ".", cause);
    }
}
