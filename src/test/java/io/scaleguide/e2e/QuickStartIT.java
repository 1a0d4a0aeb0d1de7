package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class archive that the launcher finds in the user's cache: made by itself, and never in the way. */
class QuickStartIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration MAKING = Duration.ofMinutes(5);
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String ANOTHER = "another Java";

    @TempDir
    private Path home;

    @Test
    void theFirstRunLeavesAnArchiveThatTheNextOnesUseUntilItIsSpoilt() throws IOException, InterruptedException {
        Scaleguide.Outcome first = help();
        assertThat(first.exitCode()).isZero();
        Path archive = made();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.getParent())))
                .isEqualTo("rwx------");
        assertThat(new String(Files.readAllBytes(archive), StandardCharsets.ISO_8859_1))
                .doesNotContain(KEY);
        assertThat(archivedClasses()).isNotEmpty();

        FileTime spoilt = spoil(archive);
        assertThat(archivedClasses()).isEmpty();
        made();
        assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(spoilt);
        assertThat(archivedClasses()).isNotEmpty();
        assertThat(help()).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void ofTwoFirstRunsAtOnceOneMakesIt() throws IOException, InterruptedException {
        Scaleguide.Running one = scaleguide().start("status", "--help");
        Scaleguide.Running other = scaleguide().start("status", "--help");
        assertThat(one.await(LONG).exitCode()).isZero();
        assertThat(other.await(LONG).exitCode()).isZero();

        Path archive = made();

        try (Stream<Path> left = Files.list(archive.getParent())) {
            // From Java 25 on there is one of everything, and one for each of what is started most.
            List<String> archives = archive.endsWith("status.aot")
                    ? List.of("classes.aot", "status.aot", "panel.aot")
                    : List.of("classes.jsa");
            assertThat(left.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(archives.stream(), Stream.of("made-for", "lock"))
                            .toList());
        }
        assertThat(archivedClasses()).isNotEmpty();
    }

    @Test
    void anArchiveOfAnotherJavaIsPassedOverWithoutAWordAndReplaced() throws IOException, InterruptedException {
        help();
        Path archive = made();
        Files.delete(archive);
        Files.writeString(archive, "what another Java would have left");
        Files.writeString(archive.resolveSibling("made-for"), ANOTHER);

        Scaleguide.Outcome run = help();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: scaleguide status");
        made();
        assertThat(archivedClasses()).isNotEmpty();
    }

    @Test
    void aCacheThatCannotBeWrittenToIsNoReasonToComplain() throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("file"), "no folder");

        Scaleguide.Outcome run = scaleguide()
                .with("XDG_CACHE_HOME", file.resolve("cache").toString())
                .run(LONG, "status", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(file).hasContent("no folder");
    }

    @Test
    void switchedOffNothingIsMade() throws IOException, InterruptedException {
        Scaleguide.Outcome run = scaleguide().with("SCALEGUIDE_ARCHIVE", "off").run(LONG, "status", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(cache()).doesNotExist();
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws IOException, InterruptedException {
        Scaleguide.Outcome run = scaleguide()
                .with("PATH", home.toString())
                .with("JAVA_HOME", home.toString())
                .run(LONG, "--version");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no Java found").contains("JDK 17");
    }

    private Path cache() {
        return home.resolve("cache");
    }

    private Scaleguide scaleguide() {
        return new Scaleguide(home)
                .with("SCALEGUIDE_ARCHIVE", "on")
                .with("XDG_CACHE_HOME", cache().toString())
                .with("DD_API_KEY", KEY);
    }

    private Scaleguide.Outcome help() throws IOException, InterruptedException {
        return scaleguide().run(LONG, "status", "--help");
    }

    /** The classes of ours that a run took from an archive. */
    private List<String> archivedClasses() throws IOException, InterruptedException {
        Path log = home.resolve("classes.txt");
        Files.deleteIfExists(log);
        Scaleguide.Outcome run = scaleguide()
                .with("SCALEGUIDE_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run(LONG, "status", "--help");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" io.scaleguide.cli.") && line.contains("shared objects file"))
                .toList();
    }

    /** Changes the middle of it, as a fault of a program would; gives when. */
    private static FileTime spoil(Path archive) throws IOException {
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[100_000]);
        }
        return Files.getLastModifiedTime(archive);
    }

    /** Waits until one is there and nobody makes another. */
    private Path made() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + MAKING.toNanos();
        while (System.nanoTime() < deadline) {
            List<Path> found = found();
            if (found.size() == 1 && free(found.get(0).resolveSibling("lock"))) {
                return found.get(0);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no archive was made in " + cache());
    }

    /** Archives that a status uses, with a made-for that is newer, as the launcher demands, and of this Java. */
    private List<Path> found() throws IOException {
        if (!Files.exists(cache())) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(
                cache(), 20, (path, facts) -> path.getFileName().toString().matches("classes\\.jsa|status\\.aot"))) {
            return all.filter(QuickStartIT::announced).toList();
        }
    }

    private static boolean announced(Path archive) {
        Path madeFor = archive.resolveSibling("made-for");
        try {
            return Files.getLastModifiedTime(madeFor).compareTo(Files.getLastModifiedTime(archive)) > 0
                    && !Files.readString(madeFor).equals(ANOTHER);
        } catch (IOException notThereYet) {
            return false;
        }
    }

    private static boolean free(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }
}
