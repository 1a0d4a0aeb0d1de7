package io.scaleguide.panel.record;

import io.scaleguide.disk.DiskTrouble;
import io.scaleguide.disk.OwnFiles;
import io.scaleguide.panel.event.PanelEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a panel hears to a file, a line for each event, each line at once. Nothing secret is in it, only its owner may read it, and it
 * does not grow for ever: where it ends before the panel does, {@link #problem} says why. For one thread.
 */
public final class Recorder implements AutoCloseable {
    /** The largest file, in bytes: eight hours of a busy HPA are about 50 MB. */
    public static final long LARGEST = 256L << 20;

    private final JsonMapper json = RecordingJson.mapper();
    private final Redaction redaction = new Redaction();
    private final Path file;
    private final FileChannel channel;
    private final long largest;
    private long written;
    private Optional<String> problem = Optional.empty();

    private Recorder(Path file, FileChannel channel, long largest) {
        this.file = file;
        this.channel = channel;
        this.largest = largest;
    }

    /**
     * Begins a file.
     *
     * @param file where; there must be no such file yet
     * @param header the names
     * @param largest the largest size in bytes; {@link #LARGEST}
     * @return the recorder
     * @throws RecordingException when the file is there already, or cannot be written
     */
    public static Recorder create(Path file, RecordingHeader header, long largest) {
        try {
            OwnFiles.create(file);
            return begin(file, header, largest);
        } catch (FileAlreadyExistsException e) {
            throw new RecordingException(file + " is there already. Name another file to record to.", e);
        } catch (IOException e) {
            DiskTrouble trouble = DiskTrouble.of(file, e);
            throw new RecordingException(
                    "The recording cannot be written. " + trouble.words() + "\nNext: " + trouble.advice()
                            + ", or name another file with --record.",
                    e);
        }
    }

    private static Recorder begin(Path file, RecordingHeader header, long largest) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        Recorder recorder = new Recorder(file, channel, largest);
        ObjectNode line = recorder.json.valueToTree(header);
        recorder.redaction.clean(line);
        try {
            recorder.write(line);
            return recorder;
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * @param server an API server's address
     * @return its scheme, host and port; a path may hold what only its user should know
     */
    public static String address(String server) {
        URI uri = URI.create(server);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** @param event what was heard; not written any more once there is a problem */
    public void take(PanelEvent event) {
        if (problem.isPresent()) {
            return;
        }
        ObjectNode line = json.valueToTree(event);
        if (Redaction.secret(line)) {
            return;
        }
        redaction.clean(line);
        try {
            write(line);
        } catch (IOException e) {
            problem = Optional.of("The recording ended, and is whole up to then. "
                    + DiskTrouble.of(file, e).words());
        }
    }

    private void write(ObjectNode line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        written += bytes.length;
        if (written > largest) {
            problem = Optional.of("The recording ended: it has reached its limit of " + (largest >> 20) + " MB.");
            return;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        long whole = channel.position();
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            // A part of a line is no event. To make a file shorter takes no room.
            channel.truncate(whole);
            throw e;
        }
    }

    /** @return why the recording has ended before the panel; empty while it goes on */
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            problem = problem.or(() -> Optional.of("The recording could not be closed (" + e.getMessage() + ")."));
        }
    }
}
