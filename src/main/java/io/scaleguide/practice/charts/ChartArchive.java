package io.scaleguide.practice.charts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A chart folder, packed: the same folder gives the same bytes (sorted entries, no times, no owners).
 *
 * @param chart what Chart.yaml says
 * @param bytes the gzip-compressed tar
 */
record ChartArchive(JsonNode chart, byte[] bytes) {

    /** Packs the folder. Throws IOException when it holds no Chart.yaml that can be read. */
    static ChartArchive pack(Path folder) throws IOException {
        JsonNode chart = new YAMLMapper().readTree(Files.readString(folder.resolve("Chart.yaml")));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Stream<Path> found = Files.walk(folder);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(packed))) {
            List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                byte[] content = Files.readAllBytes(file);
                TarArchiveEntry entry = new TarArchiveEntry(chart.path("name").asString() + "/" + name);
                entry.setSize(content.length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return new ChartArchive(chart, packed.toByteArray());
    }

    String fileName() {
        return chart.path("name").asString() + "-" + chart.path("version").asString() + ".tgz";
    }

    /** SHA-256 in hexadecimal, as a repository index names it. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
