package io.scaleguide.guide.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.path.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private final Redactor redactor = new Redactor(List.of("a-password-that-is-known", "short"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key 0123456789abcdef0123456789abcdef",
                "app 0123456789abcdef0123456789abcdef01234567.",
                "Authorization: Bearer abcdefghijklmnop",
                "token: eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0abc.c2lnbmF0dXJl",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "ca: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=",
                "it is a-password-that-is-known"
            })
    void whatMayBeSecretGoes(String text) {
        assertThat(redactor.find(text)).isPresent();
        assertThat(redactor.redact(text)).contains(Redactor.MARK);
        assertThat(redactor.find(redactor.redact(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uid: 3f2b8c1e-0a5d-4c67-9e21-7d8f6a5b4c3d",
                "image@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "short words stay",
                "value: 24233138021n"
            })
    void whatIsNotStays(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @Test
    void anArchiveWithASecretInItIsDeleted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("log.txt"));
            zip.write("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        }
        ReportArchive.Proof proof = new ReportArchive(file, redactor).prove();
        assertThat(proof.leaks()).containsExactly("log.txt: API keys (32 hex digits)");
        assertThat(file).doesNotExist();
    }

    @Test
    void anArchiveThatIsCleanStays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.zip");
        ReportArchive archive = new ReportArchive(file, redactor);
        archive.write(Map.of("log.txt", "0123456789abcdef0123456789abcdef"));
        ReportArchive.Proof proof = archive.prove();
        assertThat(proof.leaks()).isEmpty();
        assertThat(proof.files()).isEqualTo(1);
        assertThat(file).exists();
    }
}
