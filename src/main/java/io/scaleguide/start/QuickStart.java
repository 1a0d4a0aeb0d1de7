package io.scaleguide.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sees to it, at the end of a run, that the next one starts quickly. */
public final class QuickStart {
    private QuickStart() {}

    /**
     * Begins to make a class archive, in a process of its own, where the launcher asked for one and none is right. Nothing is waited for, and
     * nothing that goes wrong is said: a run without an archive is only slower.
     *
     * @param stage the class whose main method furnishes the folder that it is given, and runs the command line behind it on a terminal
     * @param rehearsal the class whose main method does what an archive is to make quick; it gets the folder, and which of the archives it is for
     * @param clock the time
     */
    public static void prepareNext(String stage, String rehearsal, Clock clock) {
        wanted().filter(archive -> archive.due(clock) && hasRoom(archive.folder()))
                .ifPresent(archive -> begin(archive, stage, rehearsal));
    }

    private static void begin(ClassArchive archive, String stage, String rehearsal) {
        List<String> arguments =
                List.of(archive.folder().toString(), archive.home().toString(), stage, rehearsal);
        try {
            ChildJvm.of(archive.home())
                    .command(List.of(), ArchiveMaker.class.getName(), arguments)
                    .start();
        } catch (IOException e) {
            // There is no room for another process now; a later run may find some.
            return;
        }
    }

    /** What the launcher says with two system properties; neither is set when it was not the launcher that started this. */
    private static Optional<ClassArchive> wanted() {
        String folder = System.getProperty("scaleguide.archive", "");
        String home = System.getProperty("scaleguide.home", "");
        return folder.isEmpty() || home.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClassArchive(Path.of(folder), Path.of(home)));
    }

    /** Whether the folder, or the nearest one above it that is there, can be written to and has room for an archive. */
    private static boolean hasRoom(Path folder) {
        Path nearest = folder;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        try {
            return Files.isWritable(nearest) && Files.getFileStore(nearest).getUsableSpace() >= ArchiveMaker.ROOM;
        } catch (IOException e) {
            return false;
        }
    }
}
