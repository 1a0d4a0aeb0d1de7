package io.scaleguide.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Why something could not be written.
 *
 * @param kind what is the matter
 * @param folder the folder that it is the matter with: the nearest one that is there
 * @param freeBytes how much room is left there for this user, in bytes
 * @param said what the system said, for the log of whoever mends it
 */
public record DiskTrouble(Kind kind, Path folder, long freeBytes, String said) {
    /** A disk with less room than this, in bytes, is full: not even a page of a file system has its place for sure. */
    private static final long NOTHING = 64 << 10;

    /** What strerror(3) says where the system speaks English; other systems are known by what the folder is like. */
    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded");

    private static final String READ_ONLY = "Read-only file system";

    /** What is the matter with a folder. */
    public enum Kind {
        /** There is no room left. */
        FULL,
        /** Its file system is mounted read-only. */
        READ_ONLY,
        /** This user may not write in it. */
        NOT_ALLOWED,
        /** Something else. */
        FAILED
    }

    /**
     * Looks what is the matter.
     *
     * @param place the file or folder that was to be written
     * @param failure what came of it
     * @return the trouble
     */
    public static DiskTrouble of(Path place, IOException failure) {
        Path folder = nearest(place.toAbsolutePath());
        String said = String.valueOf(failure.getMessage());
        long free = free(folder);
        return new DiskTrouble(kind(folder, free, said, failure), folder, free, said);
    }

    private static Kind kind(Path folder, long free, String said, IOException failure) {
        if (FULL.stream().anyMatch(said::contains)) {
            return Kind.FULL;
        }
        if (said.contains(READ_ONLY) || readOnly(folder)) {
            return Kind.READ_ONLY;
        }
        if (failure instanceof AccessDeniedException || !Files.isWritable(folder)) {
            return Kind.NOT_ALLOWED;
        }
        return free < NOTHING ? Kind.FULL : Kind.FAILED;
    }

    private static Path nearest(Path place) {
        Path there = place;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            // The store cannot be asked; what was said first tells more.
            return Long.MAX_VALUE;
        }
    }

    private static boolean readOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /** @return what is the matter, as a sentence */
    public String words() {
        return switch (kind) {
            case FULL -> "The folder " + folder + " is full: " + room() + ".";
            case READ_ONLY -> "The folder " + folder + " is mounted read-only.";
            case NOT_ALLOWED -> "You may not write in the folder " + folder + ".";
            case FAILED -> "In the folder " + folder + " it failed with: " + said + ".";
        };
    }

    /** @return what to do about it, as the beginning of a sentence */
    public String advice() {
        return switch (kind) {
            case FULL -> "Make room there";
            case READ_ONLY -> "Mount it so that it can be written to";
            case NOT_ALLOWED -> "Get the right to write there";
            case FAILED -> "See to that";
        };
    }

    /** @return a name for it in kebab case */
    public String id() {
        return "disk-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Free bytes may be left where files are no longer counted by bytes: then there is no room for another one. */
    private String room() {
        return freeBytes < 1 << 20 ? (freeBytes >> 10) + " KiB free" : "there is no room for another file";
    }
}
