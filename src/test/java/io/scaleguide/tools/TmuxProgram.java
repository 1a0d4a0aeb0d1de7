package io.scaleguide.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tmux that tests drive: the one on PATH, else Debian's, fetched once with apt-get and unpacked without root.
 *
 * @param program the binary
 * @param environment what it needs to find its libraries
 */
record TmuxProgram(Path program, Map<String, String> environment) {
    /** Finds it. Without it the test is skipped, or fails when CI=true. */
    static TmuxProgram find(Map<String, String> environment) throws IOException, InterruptedException {
        Optional<Path> onPath = Needed.which(environment, "tmux");
        if (onPath.isPresent()) {
            return new TmuxProgram(onPath.get(), Map.of());
        }
        try {
            return fetched(Needed.cache().resolve("tmux"));
        } catch (IOException missing) {
            String words = "These tests drive a real terminal: put tmux on PATH, or apt-get, with which it is fetched ("
                    + missing.getMessage() + ").";
            throw Needed.missing(environment, words, missing);
        }
    }

    private static TmuxProgram fetched(Path home) throws IOException, InterruptedException {
        Path done = home.resolve("done");
        Alone.in(home, () -> {
            if (!Files.exists(done)) {
                fetch(home);
                Files.writeString(done, "");
            }
        });
        try (Stream<Path> folders = Files.walk(home.resolve("usr/lib"))) {
            String libraries =
                    folders.filter(Files::isDirectory).map(Path::toString).collect(Collectors.joining(":"));
            return new TmuxProgram(home.resolve("usr/bin/tmux"), Map.of("LD_LIBRARY_PATH", libraries));
        }
    }

    /** The libraries that come with every system are not fetched. */
    private static void fetch(Path home) throws IOException, InterruptedException {
        List<String> packages = Stream.concat(Stream.of("tmux"), libraries().stream())
                .filter(name -> !name.equals("libc6") && !name.startsWith("libtinfo"))
                .toList();
        for (String name : packages) {
            download(home, name);
        }
    }

    private static List<String> libraries() throws IOException, InterruptedException {
        return Command.of(Path.of("apt-cache"), "depends", "tmux")
                .run()
                .orFail()
                .out()
                .lines()
                .filter(line -> line.contains("Depends: "))
                .map(line -> line.substring(line.indexOf(": ") + 2).strip())
                .toList();
    }

    private static void download(Path home, String name) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(home, name);
        // apt-get puts what it downloads into the folder it runs in.
        Command.of(
                        Path.of("sh"),
                        "-c",
                        "cd \"$1\" && apt-get download \"$2\" && dpkg -x ./*.deb \"$3\" && rm -r \"$1\"",
                        "sh",
                        work.toString(),
                        name,
                        home.toString())
                .run()
                .orFail();
    }
}
