package io.scaleguide.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The program's version, as the build wrote it. */
final class Version {
    private Version() {}

    /** From the jar's manifest, which the JVM has read by then; classes that are in no jar have it as a file. */
    static String number() {
        String manifest = Version.class.getPackage().getImplementationVersion();
        return manifest == null ? file() : manifest;
    }

    private static String file() {
        try (InputStream in = Version.class.getResourceAsStream("/scaleguide-version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
