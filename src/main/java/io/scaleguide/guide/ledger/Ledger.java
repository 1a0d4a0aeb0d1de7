package io.scaleguide.guide.ledger;

import io.scaleguide.bounds.Bound;
import io.scaleguide.disk.DiskException;
import io.scaleguide.disk.OwnFiles;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        append(LedgerFormat.write(entry));
    }

    /**
     * Writes down how something was left, once the change is made.
     *
     * @param left what was changed, as it is now
     */
    public void leave(LeftBehind left) {
        append(LedgerFormat.write(left));
    }

    /**
     * Writes down that a helm begins, or has ended by itself.
     *
     * @param work which
     */
    public void note(HelmWork work) {
        append(LedgerFormat.write(work));
    }

    /**
     * @param namespace a release's namespace
     * @param name its name
     * @return when those helms of this ledger began that were killed, one after the other, since one last ended by itself; empty when none was
     */
    public List<Instant> cutOff(String namespace, String name) {
        List<Instant> cutOff = new ArrayList<>();
        for (HelmWork one : work()) {
            if (!one.namespace().equals(namespace) || !one.name().equals(name)) {
                continue;
            }
            if (one.begun()) {
                cutOff.add(one.time());
            } else {
                cutOff.clear();
            }
        }
        return List.copyOf(cutOff);
    }

    private List<HelmWork> work() {
        return lines().stream()
                .flatMap(line -> LedgerFormat.readWork(line).stream())
                .toList();
    }

    /** By plain files and not by channels: an interruption closes a channel, in the middle of a line at worst. */
    private void append(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            create();
            long whole = Files.size(file);
            boolean cutOff = cutOff();
            try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                if (cutOff) {
                    out.write('\n');
                }
                out.write(line);
                out.getFD().sync();
            } catch (IOException e) {
                cutBack(whole);
                throw e;
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /** Of a line that found no room only a part may have been written. To make a file shorter takes no room. */
    private void cutBack(long length) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(length);
        }
    }

    private DiskException unwritten(IOException cause) {
        return new DiskException(
                "What Scaleguide changes in the cluster cannot be written down.",
                file,
                "name another folder in XDG_STATE_HOME",
                cause);
    }

    /**
     * Takes the ledger for this process, so that of several at a time one changes the cluster. There must be room for what is then written down.
     *
     * @return the hold; empty while another one has it, see {@link #holder}
     * @throws DiskException when it cannot be written: then nothing may be changed
     */
    public Optional<LedgerHold> hold() {
        try {
            OwnFiles.folderOf(file);
            return LedgerHold.take(lock());
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /** @return who has the ledger, in words; empty when nobody has, or nothing tells */
    public Optional<String> holder() {
        return LedgerHold.holder(lock());
    }

    private Path lock() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Whether a crash has left a line without its end. */
    private boolean cutOff() throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            if (content.length() == 0) {
                return false;
            }
            content.seek(content.length() - 1);
            return content.read() != '\n';
        }
    }

    /** @return the entries, oldest first; a last line that was cut off is left out */
    public List<LedgerEntry> entries() {
        return lines().stream()
                .flatMap(line -> LedgerFormat.read(line).stream())
                .toList();
    }

    /**
     * @param entry a change
     * @return how what it changed was left, the last time; empty when that was never written down, as when a run was killed just then
     */
    public Optional<LeftBehind> left(LedgerEntry entry) {
        return last(leftBehind(), entry);
    }

    private List<LeftBehind> leftBehind() {
        return lines().stream()
                .flatMap(line -> LedgerFormat.readLeft(line).stream())
                .toList();
    }

    private static Optional<LeftBehind> last(List<LeftBehind> all, LedgerEntry entry) {
        return all.stream().filter(left -> left.of(entry)).reduce((first, last) -> last);
    }

    private List<String> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileInputStream content = new FileInputStream(file.toFile())) {
            return new String(Bound.KEPT.read(content), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new DiskException(
                    "What Scaleguide has changed in the cluster cannot be read.",
                    file,
                    "name another folder in XDG_STATE_HOME",
                    e);
        }
    }

    /**
     * Forgets all other changes: what was undone is no longer there to be undone. The file is replaced as a whole, so that being
     * stopped leaves the old one or the new one.
     *
     * @param entries what remains, oldest first; none ends the ledger
     */
    public void keep(List<LedgerEntry> entries) {
        Ledger next = new Ledger(file.resolveSibling(file.getFileName() + ".next"));
        try {
            if (entries.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            List<LeftBehind> known = leftBehind();
            List<HelmWork> work = work();
            Files.deleteIfExists(next.file);
            for (LedgerEntry entry : entries) {
                next.add(entry);
                work.stream().filter(one -> one.of(entry)).forEach(next::note);
                last(known, entry).ifPresent(next::leave);
            }
            Files.move(next.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private void create() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            OwnFiles.folderOf(file);
            OwnFiles.create(file);
        }
    }
}
