package io.scaleguide.document;

import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.RefusedYamlException;
import io.scaleguide.bounds.TooLargeException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/**
 * A YAML file as a JSON tree that still knows on which line each value stands.
 *
 * @param file the file, as the user named it
 * @param tree its content
 * @param lines the line of each value, by its JSON pointer
 */
public record YamlDocument(String file, JsonNode tree, Map<String, Integer> lines) {

    /**
     * Reads a file of YAML.
     *
     * @param file the file
     * @return the document; an empty file is an empty mapping
     * @throws DocumentException when it cannot be read, is too large or too deep, or is not YAML
     */
    public static YamlDocument read(Path file) {
        return parse(file.toString(), content(file));
    }

    /**
     * Reads a file that people write.
     *
     * @param file the file
     * @return its text
     * @throws DocumentException when it cannot be read, is too large, or is not text
     */
    public static String content(Path file) {
        try {
            return Bound.WRITTEN.text(file);
        } catch (TooLargeException e) {
            throw wrong(file.toString(), 0, "The file " + e.getMessage() + ".");
        } catch (CharacterCodingException e) {
            throw wrong(file.toString(), 0, "The file is not text in UTF-8.");
        } catch (NoSuchFileException e) {
            throw wrong(file.toString(), 0, "There is no such file.");
        } catch (IOException e) {
            throw wrong(
                    file.toString(),
                    0,
                    "The file cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    /**
     * Reads YAML.
     *
     * @param file the file's name, for messages
     * @param text its content
     * @return the document; an empty file is an empty mapping
     * @throws DocumentException when it is not YAML, or too large or too deep
     */
    public static YamlDocument parse(String file, String text) {
        if (text.length() > Bound.WRITTEN.bytes()) {
            throw wrong(file, 0, "The file is larger than " + Bound.WRITTEN.words() + ".");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Bound.WRITTEN.bytes())
                .build();
        YamlTree tree = new YamlTree();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                tree.take(event);
            }
            return new YamlDocument(file, tree.root(), Map.copyOf(tree.lines()));
        } catch (RefusedYamlException e) {
            throw wrong(file, e.line().orElse(0), "It " + e.getProblem() + ".");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw wrong(file, line, "Not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw wrong(file, 0, "Not YAML: " + e.getMessage());
        }
    }

    private static DocumentException wrong(String file, int line, String message) {
        return new DocumentException(List.of(new DocumentProblem(file, line, message)));
    }

    /**
     * The line of a value.
     *
     * @param pointer its JSON pointer; where nothing stands there, the nearest value above it is taken
     * @return the line, from 1
     */
    public int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return lines.getOrDefault(at, 1);
    }
}
