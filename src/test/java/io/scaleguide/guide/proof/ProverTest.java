package io.scaleguide.guide.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProverTest {
    private static final String KEY = "k3Yk3Yk4Yq9Zw8Xv";

    @TempDir
    private Path folder;

    private final Prover prover = new Prover(new KeySearch(List.of(HiddenKey.of("the key", KEY))));

    @Test
    void filesAndTheirNamesAreLookedThrough() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("log"), "x" + KEY);
        Files.createFile(folder.resolve("dump-" + KEY));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/nowhere/" + KEY));
        Files.writeString(folder.resolve("api-key"), KEY);
        prover.files(folder, file -> file.endsWith("api-key"));
        Proof proof = prover.proof();
        assertThat(proof.places()).isEqualTo(3);
        assertThat(proof.hits())
                .extracting(Proof.Hit::place)
                .hasSize(3)
                .anyMatch(place -> place.endsWith("a/b/log"))
                .anyMatch(place -> place.startsWith("the name of "))
                .anyMatch(place -> place.startsWith("link "));
        assertThat(proof.skipped()).isEmpty();
        prover.files(folder.resolve("a"), file -> false);
        assertThat(prover.proof().places()).as("looked at once").isEqualTo(3);
    }

    @Test
    void whatIsPackedIsUnpacked() throws IOException {
        prover.bytes("zip", zip("inner/report.md", KEY.getBytes(StandardCharsets.UTF_8)));
        prover.bytes("zip in gzip", gzip(zip("log", KEY.getBytes(StandardCharsets.UTF_8))));
        prover.bytes("name", zip(KEY, new byte[0]));
        prover.bytes("tgz", gzip(tar("values.yaml", KEY)));
        // A Helm release in a Secret: base64 of base64 of gzip.
        prover.text(
                "release",
                base64(base64(gzip(KEY.getBytes(StandardCharsets.UTF_8))).getBytes(StandardCharsets.US_ASCII)));
        assertThat(prover.proof().hits())
                .filteredOn(hit -> hit.found().whole())
                .extracting(Proof.Hit::place)
                .contains(
                        "zip!inner/report.md",
                        "zip in gzip, unpacked!log",
                        "tgz, unpacked!values.yaml",
                        "release, decoded, decoded, unpacked")
                .anyMatch(place -> place.endsWith("(its name)"));
        assertThat(prover.proof().skipped()).isEmpty();
    }

    @Test
    void archivesAreBoundedAndNamesInThemDoNothing() throws IOException {
        prover.bytes("bomb", gzip(new byte[Opener.LARGEST + 10]));
        prover.bytes("cut off", java.util.Arrays.copyOf(gzip(new byte[100_000]), 60));
        prover.bytes("slip", zip("../../../../" + folder.resolve("out"), KEY.getBytes(StandardCharsets.UTF_8)));
        byte[] nested = KEY.getBytes(StandardCharsets.UTF_8);
        for (int depth = 0; depth < 8; depth++) {
            nested = gzip(nested);
        }
        prover.bytes("nested", nested);
        assertThat(prover.proof().skipped())
                .hasSize(3)
                .anyMatch(each -> each.startsWith("bomb cannot be unpacked: more than 64 MiB"))
                .anyMatch(each -> each.startsWith("cut off cannot be unpacked"))
                .anyMatch(each -> each.contains("is packed more than 5 times"));
        assertThat(prover.proof().hits()).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aHitIsAPlaceAndNeverTheKey() {
        prover.text("a log", "key=" + KEY.substring(2, 12));
        assertThat(prover.proof().hits().get(0)).hasToString("the key is in a log: in clear, 3 of its 9 pieces");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, String text) {
        byte[] bytes = new byte[2048];
        put(bytes, 0, name);
        put(bytes, 124, String.format(java.util.Locale.ROOT, "%011o", text.length()));
        put(bytes, 257, "ustar");
        put(bytes, 512, text);
        return bytes;
    }

    private static void put(byte[] bytes, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, text.length());
    }
}
