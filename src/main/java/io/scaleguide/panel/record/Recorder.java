package io.scaleguide.panel.record;

import io.scaleguide.panel.event.PanelEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
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
    private final BufferedWriter out;
    private final long largest;
    private long written;
    private Optional<String> problem = Optional.empty();

    private Recorder(BufferedWriter out, long largest) {
        this.out = out;
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
            SeekableByteChannel channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file));
            Recorder recorder = new Recorder(
                    new BufferedWriter(
                            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8)),
                    largest);
            ObjectNode line = recorder.json.valueToTree(header);
            recorder.redaction.clean(line);
            recorder.write(line);
            return recorder;
        } catch (FileAlreadyExistsException e) {
            throw new RecordingException(file + " is there already. Name another file to record to.", e);
        } catch (IOException e) {
            throw new RecordingException("The recording cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        // A file system without such modes, as on Windows, has the folder's rights.
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
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
            problem = Optional.of("The recording ended: it cannot be written any more (" + e.getMessage() + ").");
        }
    }

    private void write(ObjectNode line) throws IOException {
        String text = line.toString();
        written += text.getBytes(StandardCharsets.UTF_8).length + 1;
        if (written > largest) {
            problem = Optional.of("The recording ended: it has reached its limit of " + (largest >> 20) + " MB.");
            return;
        }
        out.write(text);
        out.write('\n');
        out.flush();
    }

    /** @return why the recording has ended before the panel; empty while it goes on */
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            problem = problem.or(() -> Optional.of("The recording could not be closed (" + e.getMessage() + ")."));
        }
    }
}
