package io.scaleguide.tools;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time fill a folder that several share: tests run in two at once, and both want the programs that neither has yet. */
public final class Alone {
    private Alone() {}

    /** What is done alone: looks whether somebody else has done it meanwhile, first of all. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    /**
     * Does something while nobody else does.
     *
     * @param folder is made where there is none; a file called {@code lock} stays in it
     * @param work what is done
     */
    public static void in(Path folder, Work work) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!lock.isValid()) {
                throw new IOException("Nobody else is kept out of " + folder);
            }
            work.run();
        }
    }
}
