package io.scaleguide.supply;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/** OSV's known vulnerabilities in the parts of one ecosystem, all in one archive (https://google.github.io/osv.dev/data/), and the copy of it that is kept here. */
final class OsvDatabase {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Ecosystem ecosystem;
    private final URI source;
    private final Path copy;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * @param ecosystem what it is about
     * @param source where the archive is
     * @param copy where it is kept; its time is that of the archive
     */
    OsvDatabase(Ecosystem ecosystem, URI source, Path copy) {
        this.ecosystem = ecosystem;
        this.source = source;
        this.copy = copy;
    }

    /**
     * Makes the copy as new as the archive.
     *
     * @throws IOException when it cannot be reached or says no; the copy is then as it was
     */
    void refresh() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(PATIENCE);
        if (isKept()) {
            request.header("If-Modified-Since", HTTP_DATE.format(date().atZone(ZoneOffset.UTC)));
        }
        Path folder = Files.createDirectories(copy.toAbsolutePath().getParent());
        Path part = Files.createTempFile(folder, "osv", ".part");
        try {
            HttpResponse<Path> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofFile(part));
            if (answer.statusCode() == 304) {
                return;
            }
            if (answer.statusCode() != 200) {
                throw new IOException(source + " answers " + answer.statusCode());
            }
            Instant made = answer.headers()
                    .firstValue("Last-Modified")
                    .map(date -> ZonedDateTime.parse(date, HTTP_DATE).toInstant())
                    .orElseGet(Instant::now);
            Files.setLastModifiedTime(part, FileTime.from(made));
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What it is about. */
    Ecosystem ecosystem() {
        return ecosystem;
    }

    /** Whether there is a copy. */
    boolean isKept() {
        return Files.isRegularFile(copy);
    }

    /** Of when the copy is. */
    Instant date() throws IOException {
        return Files.getLastModifiedTime(copy).toInstant();
    }

    /** What is in the copy and was not withdrawn. */
    List<Advisory> advisories() throws IOException {
        List<Advisory> advisories = new ArrayList<>();
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream record = zip.getInputStream(entry)) {
                    Advisory.read(JsonMapper.shared().readTree(record), ecosystem)
                            .ifPresent(advisories::add);
                }
            }
        }
        return advisories;
    }
}
