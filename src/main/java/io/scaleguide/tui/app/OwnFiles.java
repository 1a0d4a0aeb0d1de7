package io.scaleguide.tui.app;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files that only their owner can read, where the file system knows such modes. */
public final class OwnFiles {
    private OwnFiles() {}

    /**
     * Writes a new file, and makes its folder where there is none.
     *
     * @param file where; there must be no such file yet
     * @param text what, in UTF-8
     * @throws IOException when it is there already, or cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), ours("rwx------"));
        Files.createFile(file, ours("rw-------"));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] ours(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        List<FileAttribute<?>> attributes = posix
                ? List.of(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))
                : List.of();
        return attributes.toArray(FileAttribute<?>[]::new);
    }
}
