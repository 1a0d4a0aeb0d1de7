package io.scaleguide.supply;

import io.scaleguide.tools.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Fills in the manifest of the kubectl plugin (https://krew.sigs.k8s.io/docs/developer-guide/plugin-manifest), for which JReleaser has no packager. */
public final class KrewManifest {
    /** As JReleaser calls the archives with Java inside: version, system, processor. */
    private static final Pattern ARCHIVE =
            Pattern.compile("scaleguide-(\\d[\\w.]*)-(linux|osx|windows)-(x86_64|aarch_64)\\.zip");

    private static final String RELEASES = "https://github.com/scaleguide/scaleguide/releases/download/v";

    private KrewManifest() {}

    /**
     * Writes it.
     *
     * @param arguments the manifest without platforms; the folder below which the archives are; the file to write
     * @throws IllegalStateException when there is no archive
     */
    public static void main(String[] arguments) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode manifest = (ObjectNode) yaml.readTree(Files.readString(Path.of(arguments[0])));
        ObjectNode spec = (ObjectNode) manifest.path("spec");
        ArrayNode platforms = spec.putArray("platforms");
        for (Path file : files(Path.of(arguments[1]))) {
            Matcher archive = ARCHIVE.matcher(file.getFileName().toString());
            if (archive.matches()) {
                spec.put("version", "v" + archive.group(1));
                describe(platforms.addObject(), archive, Sha256.of(file));
            }
        }
        if (platforms.isEmpty()) {
            throw new IllegalStateException("no archive in " + arguments[1] + ": assemble them first");
        }
        Path out = Path.of(arguments[2]);
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, yaml.writeValueAsString(manifest));
    }

    private static void describe(ObjectNode platform, Matcher archive, String sha256) {
        String system = archive.group(2);
        String name = archive.group();
        platform.putObject("selector")
                .putObject("matchLabels")
                .put("os", system.equals("osx") ? "darwin" : system)
                .put("arch", archive.group(3).equals("x86_64") ? "amd64" : "arm64");
        platform.put("uri", RELEASES + archive.group(1) + "/" + name).put("sha256", sha256);
        platform.putArray("files")
                .addObject()
                .put("from", name.substring(0, name.length() - ".zip".length()) + "/*")
                .put("to", ".");
        platform.put("bin", system.equals("windows") ? "bin/scaleguide.bat" : "bin/scaleguide");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
