package io.scaleguide.e2e;

import io.scaleguide.tools.Command;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What JReleaser made, and a bare machine to use it on.
 *
 * @param folder an empty one, for whatever is unpacked and left behind there
 */
record Released(Path folder) {
    private static final String LAUNCHER = "bin/scaleguide";

    /** What was made that is called so, in the order of names. */
    List<Path> made(String start, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("packages")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                            && file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    /** Unpacks the archive whose name starts so, with the rights that it says, and returns the folder in it. */
    Path unpack(String name) throws IOException {
        Path app = folder.resolve("app");
        Path archive = made(name, ".zip").get(0);
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.toList()) {
                Path file = app.resolve(entry.toString().substring(1));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(entry, file);
                    Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
                }
            }
        }
        try (Stream<Path> roots = Files.list(app)) {
            return roots.findFirst().orElseThrow();
        }
    }

    /** The launcher of an unpacked distribution. */
    static Path launcher(Path home) {
        return home.resolve(LAUNCHER);
    }

    /** Runs the launcher as on a bare machine: nothing is on PATH, and no variable tells of Java, Helm or a cluster. */
    Command.Outcome run(Path launcher, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "-i",
                "PATH=" + folder.resolve("nothing"),
                "HOME=" + folder,
                "XDG_CACHE_HOME=" + cache()));
        more.forEach((name, value) -> command.add(name + "=" + value));
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        return new Command(command, Map.of(), "").run();
    }

    /** Where the programs that were run keep what can be made anew. */
    Path cache() {
        return folder.resolve("cache");
    }
}
