package io.scaleguide.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes what the practice cluster knows as an answers file, for use from another terminal; keys go to files of their own. */
final class PracticeAnswers {
    private PracticeAnswers() {}

    /** The folder is private to its user (0700). */
    static Path write(Path folder, Map<String, String> answers) {
        Map<String, String> shown = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> answer : answers.entrySet()) {
                if (answer.getKey().endsWith("-key")) {
                    Path key = folder.resolve(answer.getKey());
                    Files.writeString(key, answer.getValue() + "\n");
                    shown.put(answer.getKey() + "-file", key.toString());
                } else {
                    shown.put(answer.getKey(), answer.getValue());
                }
            }
            Path file = folder.resolve("answers.yaml");
            Files.writeString(file, new YAMLMapper().writeValueAsString(Map.of("answers", shown)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
