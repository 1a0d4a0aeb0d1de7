package io.scaleguide.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The class archives that let the next start skip reading and verifying classes: where the launcher looks for them, and whether
 * they are still right. The launcher only looks whether they are there; the JVM refuses one that is not its own, and here is found
 * out that others are due. Knows nothing of how they are made.
 *
 * @param folder the folder for this JDK and this copy of Scaleguide; need not be there
 * @param home the distribution's folder
 */
record ClassArchive(Path folder, Path home) {

    /** From this Java on one run makes an AOT cache (JEP 514); before, one run makes a dynamic archive (JEP 350). */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    /** What did not work is tried again after a day: the disk may have room again. */
    private static final Duration REST = Duration.ofDays(1);

    /** Of everything. */
    static final String ALL = "classes";

    /** What is started most has a cache of its own: all classes of an AOT cache are loaded at the start, needed or not. */
    private static final List<String> KINDS = List.of(ALL, "status", "panel");

    private static final String DYNAMIC = ".jsa";
    private static final String AOT = ".aot";

    private static boolean aot() {
        return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
    }

    /** Which ones there are for the Java that runs this; what they are called is also what is rehearsed for them. */
    static List<String> kinds() {
        return aot() ? KINDS : List.of(ALL);
    }

    /** The archive's file of one kind for the Java that runs this. */
    Path file(String kind) {
        return folder.resolve(kind + (aot() ? AOT : DYNAMIC));
    }

    /** The files that another Java may have left. */
    List<Path> others() {
        return KINDS.stream()
                .map(kind -> folder.resolve(kind + (aot() ? DYNAMIC : AOT)))
                .toList();
    }

    /** Says for what it was made; never older than the archives, so that one that was changed since is not used. */
    Path madeFor() {
        return folder.resolve("made-for");
    }

    /** Says for what it could not be made. */
    Path failedFor() {
        return folder.resolve("failed-for");
    }

    /** The option that writes an archive at the end of a run. */
    static String writing(Path target) {
        return (aot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + target;
    }

    /** The options that demand an archive: a JVM that cannot use it ends with an error. */
    static String[] demanding(Path target) {
        return aot()
                ? new String[] {"-XX:AOTCache=" + target, "-XX:AOTMode=on"}
                : new String[] {"-XX:SharedArchiveFile=" + target, "-Xshare:on"};
    }

    /**
     * What an archive is made for, in words that change whenever it would be refused or would be of no use: the JVM, and each
     * jar's name, size and time.
     */
    String purpose() {
        StringBuilder words = new StringBuilder();
        for (String property : new String[] {"java.home", "java.vm.name", "java.vm.version", "os.arch"}) {
            words.append(System.getProperty(property)).append('\n');
        }
        File[] jars = home.resolve("lib").toFile().listFiles((lib, name) -> name.endsWith(".jar"));
        File[] sorted = jars == null ? new File[0] : jars;
        Arrays.sort(sorted, Comparator.comparing(File::getName));
        for (File jar : sorted) {
            words.append(jar.getName()).append(' ').append(jar.length());
            words.append(' ').append(jar.lastModified()).append('\n');
        }
        return words.toString();
    }

    /** Whether one should be made now. */
    boolean due(Clock clock) {
        String purpose = purpose();
        if (text(failedFor()).filter(purpose::equals).isPresent()
                && time(failedFor()).isAfter(clock.instant().minus(REST))) {
            return false;
        }
        return text(madeFor()).filter(purpose::equals).isEmpty()
                || kinds().stream()
                        .map(this::file)
                        .anyMatch(file -> !Files.exists(file) || time(file).isAfter(time(madeFor())));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static Instant time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException absent) {
            return Instant.EPOCH;
        }
    }
}
