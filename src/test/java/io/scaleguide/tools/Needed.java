package io.scaleguide.tools;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What tests do about the real programs that they drive. */
public final class Needed {
    private Needed() {}

    /**
     * A program on PATH.
     *
     * @param environment the process's environment
     * @param name its name
     */
    public static Optional<Path> which(Map<String, String> environment, String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the test, or fails it when CI=true. */
    static <T extends Exception> T missing(Map<String, String> environment, String words, T cause) {
        if ("true".equals(environment.get("CI"))) {
            throw new AssertionError(words, cause);
        }
        Assumptions.abort(words);
        return cause;
    }

    /** Where fetched programs are kept. */
    static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "scaleguide-tools");
    }
}
