package io.scaleguide.guide.ledger;

import io.scaleguide.disk.OwnFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A process's hold on a ledger, by a lock that the system gives back when the process ends, however it ends. */
public final class LedgerHold implements AutoCloseable {
    /** Room for one change, in bytes: an object as it was and as it is left. The largest that the guide writes have a tenth of that. */
    private static final int ROOM = 64 << 10;

    private final RandomAccessFile file;

    private LedgerHold(RandomAccessFile file) {
        this.file = file;
    }

    /** Empty when another process, or another thread of this one, has it. */
    static Optional<LedgerHold> take(Path path) throws IOException {
        create(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (!locked(file)) {
                file.close();
                return Optional.empty();
            }
            sign(file);
            return Optional.of(new LedgerHold(file));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void create(Path path) throws IOException {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                OwnFiles.create(path);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker, which is as good.
            return;
        }
    }

    private static boolean locked(RandomAccessFile file) {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // A file system that knows no locks, as some that come over a network: better without than not at all.
            return true;
        }
    }

    /** Tries whether there is room, and says who has it. */
    private static void sign(RandomAccessFile file) throws IOException {
        file.setLength(0);
        file.write(new byte[ROOM]);
        file.getFD().sync();
        file.setLength(0);
        file.seek(0);
        file.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<String> holder(Path path) {
        try {
            String pid = Files.readString(path, StandardCharsets.US_ASCII).strip();
            // One that was killed has not wiped out its name.
            return pid.matches("\\d{1,18}")
                            && ProcessHandle.of(Long.parseLong(pid)).isPresent()
                    ? Optional.of("process " + pid)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Gives it back. */
    @Override
    public void close() {
        try (file) {
            file.setLength(0);
        } catch (IOException e) {
            // The lock goes with the process at the latest, and nothing of what is in the file is needed.
            return;
        }
    }
}
