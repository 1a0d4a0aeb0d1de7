package io.scaleguide.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes of one test among those of others that run at the same time. */
public final class Processes {
    private Processes() {}

    /**
     * The processes of a program that work on one cluster.
     *
     * @param program the program's file
     * @param kubeconfig the cluster's kubeconfig, which is in their environment
     * @return those that live now
     */
    public static List<ProcessHandle> of(Path program, Path kubeconfig) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program.toString()::equals)
                        .isPresent())
                .filter(process -> environment(process).contains(kubeconfig.toString()))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            // It ended since it was listed.
            return "";
        }
    }
}
