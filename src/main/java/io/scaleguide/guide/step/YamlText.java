package io.scaleguide.guide.step;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An answer that is YAML: a mapping, and no place for keys. */
public final class YamlText {
    private static final Set<String> KEYS = Set.of("apikey", "appkey");

    private YamlText() {}

    /**
     * What is wrong with it.
     *
     * @param name what to call the text
     * @param text the text
     * @return each problem with its line, from 1; empty when it will do, as empty text does
     */
    public static List<DocumentProblem> problems(String name, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            YamlDocument document = YamlDocument.parse(name, text);
            if (!document.tree().isObject()) {
                return List.of(new DocumentProblem(name, 1, "This is no mapping: write name: value on each line."));
            }
            List<DocumentProblem> problems = new ArrayList<>();
            findKeys(document, document.tree(), "", problems);
            return problems;
        } catch (DocumentException e) {
            return e.problems();
        }
    }

    /** A key in the values would be in the Helm release, readable for everyone who may read Secrets there. */
    private static void findKeys(YamlDocument document, JsonNode node, String pointer, List<DocumentProblem> problems) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
            if (KEYS.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                problems.add(new DocumentProblem(
                        document.file(),
                        document.line(place),
                        entry.getKey() + " does not go here: keys have fields of their own, and go into a Secret."));
            }
            findKeys(document, entry.getValue(), place, problems);
        }
    }
}
