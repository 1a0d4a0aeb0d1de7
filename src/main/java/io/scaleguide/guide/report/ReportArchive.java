package io.scaleguide.guide.report;

import io.scaleguide.disk.OwnFiles;
import io.scaleguide.path.redact.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip file that nothing secret gets into, and the proof of it. */
public final class ReportArchive {
    private final Path file;
    private final Redactor redactor;

    /**
     * What the second pass saw.
     *
     * @param files how many files were read
     * @param characters how many characters they have together
     * @param leaks where something was found, as file and kind; empty when nothing was
     */
    public record Proof(int files, long characters, List<String> leaks) {}

    /**
     * @param file the archive; must not exist
     * @param redactor takes out what is secret
     */
    public ReportArchive(Path file, Redactor redactor) {
        this.file = file;
        this.redactor = redactor;
    }

    /**
     * Writes the archive, readable by its owner alone. Where that fails half-way, nothing is left of it.
     *
     * @param contents the files' names and texts, in their order
     * @throws IOException when it cannot be written
     */
    public void write(Map<String, String> contents) throws IOException {
        OwnFiles.create(file);
        try {
            fill(contents);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void fill(Map<String, String> contents) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
            for (Map.Entry<String, String> one : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(redactor.redact(one.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    /**
     * Reads the archive back, as it lies on the disk, and looks for secrets; where one is found the archive is deleted.
     *
     * @return what was seen
     * @throws IOException when it cannot be read
     */
    public Proof prove() throws IOException {
        int files = 0;
        long characters = 0;
        List<String> leaks = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                files++;
                characters += text.length();
                redactor.find(name + "\n" + text).ifPresent(kind -> leaks.add(name + ": " + kind));
            }
        }
        if (!leaks.isEmpty()) {
            Files.delete(file);
        }
        return new Proof(files, characters, List.copyOf(leaks));
    }
}
