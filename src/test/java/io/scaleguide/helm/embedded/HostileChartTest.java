package io.scaleguide.helm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.marcnuri.helm.Helm;
import io.scaleguide.bounds.Bound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts that are meant to hurt, opened by the helm inside. It opens them in memory; this holds it to that, and to its bounds, whatever version comes.
 */
class HostileChartTest {
    private static final String CHART = "apiVersion: v2\nname: c\nversion: 1.0.0\n";

    @TempDir
    private Path folder;

    /** What else is in the archive. */
    @FunctionalInterface
    private interface More {
        void into(TarArchiveOutputStream tar) throws IOException;
    }

    private Path archive(More more) throws IOException {
        Path file = Files.createDirectories(folder.resolve("a/b")).resolve("chart.tgz");
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            file(tar, "c/Chart.yaml", CHART);
            file(tar, "c/templates/one.yaml", "kind: ConfigMap\napiVersion: v1\nmetadata: {name: one}\n");
            more.into(tar);
        }
        return file;
    }

    private static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static String open(Path archive) {
        return Helm.template(archive.toString()).withName("r").call();
    }

    /** All files below the folder but the archive itself. */
    private long written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count() - 1;
        }
    }

    @Test
    void aChartThatMeansWellIsOpened() throws IOException {
        assertThat(open(archive(tar -> {}))).contains("name: one");
        assertThat(written()).isZero();
    }

    @Test
    void namesThatLeadOutOfTheArchiveWriteNothing() throws IOException {
        for (String name : new String[] {"c/../../evil.yaml", "../evil.yaml", "/evil.yaml", "c/..\\..\\evil.yaml"}) {
            Path archive = archive(tar -> file(tar, name, "a: b"));
            // Some are refused, others are taken for names within the chart.
            Optional<Throwable> refused = Optional.ofNullable(catchThrowable(() -> open(archive)));
            refused.ifPresent(why -> assertThat(why).hasMessageContaining("illegally"));
            assertThat(written()).as(name).isZero();
        }
        Path out = archive(tar -> file(tar, "c/../../evil.yaml", "a: b"));
        assertThatThrownBy(() -> open(out)).hasMessageContaining("illegally references parent directory");
    }

    @Test
    void linksLeadNowhere() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "kind: Secret\nmetadata: {name: s3cr3t}\n");
        Path archive = archive(tar -> {
            TarArchiveEntry link = new TarArchiveEntry("c/templates/link.yaml", TarConstants.LF_SYMLINK);
            link.setLinkName(secret.toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        });
        assertThat(open(archive)).contains("name: one").doesNotContain("s3cr3t");
    }

    @Test
    void whatUnpacksToMuchMoreIsRefused() throws IOException {
        Path archive = archive(tar -> {
            byte[] zeros = new byte[1 << 20];
            TarArchiveEntry entry = new TarArchiveEntry("c/files/zeros", true);
            entry.setSize(200L << 20);
            tar.putArchiveEntry(entry);
            for (int mebi = 0; mebi < 200; mebi++) {
                tar.write(zeros);
            }
            tar.closeArchiveEntry();
        });
        assertThat(Files.size(archive)).isLessThan(Bound.DOWNLOAD.bytes() / 10);
        assertThatThrownBy(() -> open(archive)).hasMessageContaining("larger than the maximum");
    }
}
