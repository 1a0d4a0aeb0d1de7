package io.scaleguide.guide.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Scaleguide has changed in one cluster, and what was there before: a file of JSON lines, mode 0600, written through to the
 * disk before each change is made. It holds no key.
 */
public final class Ledger {
    private final Path file;

    private Ledger(Path file) {
        this.file = file;
    }

    /**
     * The ledger of a cluster.
     *
     * @param stateFolder the folder of the program's state
     * @param context the context's name, for people
     * @param server the API server's address, which tells clusters apart
     * @return the ledger; its file is made at the first entry
     */
    public static Ledger of(Path stateFolder, String context, String server) {
        String name = context.replaceAll("[^A-Za-z0-9._-]", "_")
                + "-"
                + String.format(Locale.ROOT, "%08x", server.hashCode())
                + ".jsonl";
        return new Ledger(stateFolder.resolve("ledger").resolve(name));
    }

    /** @return the file, which may not exist */
    public Path file() {
        return file;
    }

    /**
     * Writes an entry and waits until the disk has it.
     *
     * @param entry the change that is about to be made
     */
    public void add(LedgerEntry entry) {
        byte[] line = (LedgerFormat.write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            create();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(java.nio.ByteBuffer.wrap(line));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + file + " cannot be written", e);
        }
    }

    /** @return the entries, oldest first; a last line that was cut off is left out */
    public List<LedgerEntry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<LedgerEntry> entries = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                LedgerFormat.read(line).ifPresent(entries::add);
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + file + " cannot be read", e);
        }
    }

    /**
     * Forgets everything else: what was undone is no longer there to be undone. The file is replaced as a whole, so that being
     * stopped leaves the old one or the new one.
     *
     * @param entries what remains, oldest first; none ends the ledger
     */
    public void keep(List<LedgerEntry> entries) {
        try {
            if (entries.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Ledger next = new Ledger(file.resolveSibling(file.getFileName() + ".next"));
            Files.deleteIfExists(next.file);
            entries.forEach(next::add);
            Files.move(next.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger " + file + " cannot be written", e);
        }
    }

    private void create() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Set<java.nio.file.attribute.PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(ours));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
