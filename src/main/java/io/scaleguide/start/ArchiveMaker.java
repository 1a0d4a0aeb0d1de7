package io.scaleguide.start;

import io.scaleguide.disk.OwnFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the class archives, in a process of its own: rehearsals write them, other runs try them, and then each is put in its place in one
 * step. Of several makers at a time one works.
 */
public final class ArchiveMaker {
    /** A busy machine takes many times as long as the five seconds that it takes alone. */
    private static final long LONGEST_SECONDS = 300;

    /** All of them have 40 to 140 MB; a nearly full disk has better uses. */
    static final long ROOM = 500_000_000;

    private static final String WORK = "making-";

    private final ClassArchive archive;
    private final String stage;
    private final String rehearsal;
    private final Clock clock;

    private ArchiveMaker(ClassArchive archive, String stage, String rehearsal, Clock clock) {
        this.archive = archive;
        this.stage = stage;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /**
     * Makes them, where they are not right.
     *
     * @param args the archive's folder, the distribution's folder, the stage's class, the rehearsal's class
     * @throws IOException when the folder cannot be used
     * @throws InterruptedException when this process is told to end
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        ClassArchive archive = new ClassArchive(Path.of(args[0]), Path.of(args[1]));
        new ArchiveMaker(archive, args[2], args[3], Clock.systemUTC()).makeAlone();
    }

    private void makeAlone() throws IOException, InterruptedException {
        OwnFiles.folder(archive.folder());
        try (FileChannel file = FileChannel.open(
                        archive.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null && archive.due(clock)) {
                removeWork();
                make();
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        if (Files.getFileStore(archive.folder()).getUsableSpace() < ROOM) {
            Files.writeString(archive.failedFor(), archive.purpose());
            return;
        }
        String purpose = archive.purpose();
        Path work = Files.createTempDirectory(archive.folder(), WORK);
        // Elsewhere: whoever looks for an archive in the cache is not to find it.
        Path other = Files.createTempDirectory("scaleguide-");
        try {
            pretendMade(other, purpose);
            boolean right = true;
            for (String kind : ClassArchive.kinds()) {
                Path written = work.resolve(archive.file(kind).getFileName());
                right = right && rehearse(work, other, written, kind) && proves(written);
            }
            if (right) {
                publish(work, purpose);
            } else {
                Files.writeString(archive.failedFor(), purpose);
            }
        } finally {
            remove(other);
            remove(work);
        }
    }

    /** Leaves a folder in which a run finds nothing due at its end: that is what most runs find, so it is rehearsed. */
    private void pretendMade(Path folder, String purpose) throws IOException {
        ClassArchive other = new ClassArchive(folder, archive.home());
        for (String kind : ClassArchive.kinds()) {
            Files.createFile(other.file(kind));
        }
        Files.writeString(other.madeFor(), purpose);
    }

    /** The rehearsal finds nobody's home and leaves what it leaves in a folder of its own. The stage furnishes that, and runs it as one program. */
    private boolean rehearse(Path work, Path other, Path written, String kind)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectory(work.resolve(kind));
        List<String> options = List.of(
                ClassArchive.writing(written),
                "-Dscaleguide.archive=" + other,
                // The rows and columns of the stage's terminal, as the launcher asks for them.
                "-Dscaleguide.screen=40 120",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Djava.awt.headless=true");
        ChildJvm jvm = ChildJvm.of(archive.home());
        List<String> words = new ArrayList<>(List.of(folder.toString()));
        words.addAll(jvm.command(options, rehearsal, List.of(folder.toString(), kind))
                .command());
        return ChildJvm.run(jvm.command(List.of(), stage, words), LONGEST_SECONDS) && Files.exists(written);
    }

    private boolean proves(Path written) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of(ClassArchive.demanding(written)));
        return ChildJvm.run(ChildJvm.of(archive.home()).command(options, rehearsal, List.of()), LONGEST_SECONDS);
    }

    /** Renames, so that nobody sees half an archive, and then says that they are there: the launcher wants both, in this order. */
    private void publish(Path work, String purpose) throws IOException {
        for (String kind : ClassArchive.kinds()) {
            Path file = archive.file(kind);
            move(work.resolve(file.getFileName()), file);
        }
        Path says = Files.writeString(work.resolve("made-for"), purpose);
        move(says, archive.madeFor());
        for (Path other : archive.others()) {
            Files.deleteIfExists(other);
        }
        Files.deleteIfExists(archive.failedFor());
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a maker that was killed has left. */
    private void removeWork() throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(archive.folder())) {
            left = all.filter(each -> each.getFileName().toString().startsWith(WORK))
                    .toList();
        }
        for (Path each : left) {
            remove(each);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }
}
