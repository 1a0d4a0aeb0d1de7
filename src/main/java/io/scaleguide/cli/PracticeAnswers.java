package io.scaleguide.cli;

import io.scaleguide.disk.DiskException;
import io.scaleguide.disk.OwnFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes what the practice cluster knows as an answers file, for use from another terminal; keys go to files of their own. */
final class PracticeAnswers {
    private PracticeAnswers() {}

    /** The folder is private to its user, and so is each file. */
    static Path write(Path folder, Map<String, String> answers) {
        Map<String, String> shown = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> answer : answers.entrySet()) {
                if (answer.getKey().endsWith("-key")) {
                    Path key = folder.resolve(answer.getKey());
                    OwnFiles.write(key, answer.getValue() + "\n");
                    shown.put(answer.getKey() + "-file", key.toString());
                } else {
                    shown.put(answer.getKey(), answer.getValue());
                }
            }
            Path file = folder.resolve("answers.yaml");
            OwnFiles.write(file, new YAMLMapper().writeValueAsString(Map.of("answers", shown)));
            return file;
        } catch (IOException e) {
            throw DiskException.temporary("The practice cluster's answers cannot be written.", folder, e);
        }
    }
}
