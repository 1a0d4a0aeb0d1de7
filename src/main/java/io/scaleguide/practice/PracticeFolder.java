package io.scaleguide.practice;

import io.scaleguide.disk.DiskException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The practice cluster's own folder, which only its user may enter, and which goes away with it. */
final class PracticeFolder implements AutoCloseable {
    private final Path path;

    private PracticeFolder(Path path) {
        this.path = path;
    }

    static PracticeFolder make() {
        try {
            // createTempDirectory makes folders that only their owner may enter (0700).
            return new PracticeFolder(Files.createTempDirectory("scaleguide-practice-"));
        } catch (IOException e) {
            throw needed(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    static DiskException needed(Path place, IOException cause) {
        return DiskException.temporary("The practice cluster needs a folder of its own.", place, cause);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The practice cluster's folder " + path + " could not be removed", e);
        }
    }
}
