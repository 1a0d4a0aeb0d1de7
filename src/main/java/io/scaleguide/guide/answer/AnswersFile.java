package io.scaleguide.guide.answer;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML file of answers: {@code answers: {field: value}}. Keys are not in it, only the names of files that hold them. */
public final class AnswersFile {
    private final DocumentSchema schema;

    /** @param schema the answers files' schema */
    public AnswersFile(DocumentSchema schema) {
        this.schema = schema;
    }

    /**
     * Reads an answers file.
     *
     * @param file the file
     * @return the answers by field id; a name ending in {@code -file} has been replaced by what its file holds
     * @throws DocumentException listing everything that is wrong with it
     */
    public Map<String, String> read(Path file) {
        YamlDocument document = YamlDocument.read(file);
        List<DocumentProblem> problems = schema.check(document);
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        Map<String, String> answers = new LinkedHashMap<>();
        document.tree().path("answers").properties().forEach(entry -> {
            String name = entry.getKey();
            String value = entry.getValue().asString();
            if (name.endsWith("-key-file")) {
                Path keyFile = file.toAbsolutePath().resolveSibling(value);
                answers.put(
                        name.substring(0, name.length() - "-file".length()),
                        YamlDocument.content(keyFile).strip());
            } else {
                answers.put(name, value);
            }
        });
        return answers;
    }

    /**
     * Reads a file that holds one key.
     *
     * @param file the file
     * @return its text without white space around it
     * @throws DocumentException when it cannot be read
     */
    public static String key(Path file) {
        return YamlDocument.content(file).strip();
    }
}
