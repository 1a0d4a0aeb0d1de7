package io.scaleguide.helm;

import io.scaleguide.disk.DiskException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that only its owner can read (the JDK makes it with mode 0700), gone after {@link #close}. */
record PrivateFolder(Path path) implements AutoCloseable {

    static PrivateFolder create() {
        try {
            return new PrivateFolder(Files.createTempDirectory("scaleguide-helm-"));
        } catch (IOException e) {
            throw DiskException.temporary(
                    "Helm needs a temporary folder.", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // A cache file that is left behind holds no secret; the system clears its temporary folder.
            path.toFile().deleteOnExit();
        }
    }
}
