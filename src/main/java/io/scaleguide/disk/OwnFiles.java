package io.scaleguide.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, where the file system knows such modes. */
public final class OwnFiles {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private OwnFiles() {}

    /**
     * Makes a folder, and those above it, where there is none.
     *
     * @param folder where
     * @throws IOException when it cannot be made
     */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, ours(folder, FOLDER));
    }

    /**
     * Makes the folder that a file is to be in, where there is none.
     *
     * @param file the file
     * @throws IOException when it cannot be made
     */
    public static void folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folder(folder);
        }
    }

    /**
     * Makes an empty file in a folder that is there.
     *
     * @param file where; there must be no such file yet
     * @throws IOException when it is there already, or cannot be made
     */
    public static void create(Path file) throws IOException {
        Files.createFile(file, ours(file, FILE));
    }

    /**
     * Writes a new file, and makes its folder where there is none. Where that fails half-way, nothing is left of the file.
     *
     * @param file where; there must be no such file yet
     * @param text what, in UTF-8
     * @throws IOException when it is there already, or cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        folderOf(file);
        create(file);
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Writes a file in the place of one that may be there. Where that fails half-way, the old one is as it was.
     *
     * @param file where
     * @param text what, in UTF-8
     * @throws IOException when it cannot be written
     */
    public static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(next);
        write(next, text);
        try {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static FileAttribute<?>[] ours(Path place, String permissions) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
