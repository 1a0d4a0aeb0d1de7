package io.scaleguide.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rights that a file of roles gives. */
public final class RoleFile {
    private RoleFile() {}

    /**
     * @param file a file of roles
     * @return their rights, one for each rule, resource and verb
     * @throws IOException when it cannot be read
     */
    public static List<Right> rights(Path file) throws IOException {
        List<Right> rights = new ArrayList<>();
        try (MappingIterator<ObjectNode> documents =
                new YAMLMapper().readerFor(ObjectNode.class).readValues(Files.readString(file))) {
            int number = 0;
            for (ObjectNode document : documents.readAll()) {
                for (JsonNode rule : document.path("rules")) {
                    rights.addAll(
                            rights(number++, document.at("/metadata/namespace").asString(""), rule));
                }
            }
        }
        return rights;
    }

    private static List<Right> rights(int number, String namespace, JsonNode rule) {
        return texts(rule, "resources")
                .flatMap(resource -> texts(rule, "verbs")
                        .map(verb -> new Right(
                                number,
                                namespace,
                                rule.at("/apiGroups/0").asString(""),
                                resource,
                                texts(rule, "resourceNames").toList(),
                                verb)))
                .toList();
    }

    private static Stream<String> texts(JsonNode rule, String field) {
        return rule.path(field).valueStream().map(JsonNode::asString);
    }
}
