package io.scaleguide.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page docs/schemas.md lists the schemas that there are, in their own words. */
class SchemaIndexTest {
    private static final Path SCHEMAS = Path.of("assets/schema");
    private static final Path PAGE = Path.of("docs/schemas.md");
    private static final Path FRESH = Path.of("target/schemas.md");

    @Test
    void thePageListsTheSchemas() throws IOException {
        String expected = page();
        Files.createDirectories(Path.of("target"));
        Files.writeString(FRESH, expected);
        String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        assertThat(written.equals(expected))
                .as("%s is not up to date with %s. To mend it: cp %s %s", PAGE, SCHEMAS, FRESH, PAGE)
                .isTrue();
    }

    private static String page() throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            for (Path file : files.sorted().toList()) {
                rows.add(row(file));
            }
        }
        return """
                # JSON schemas

                What Scaleguide prints for programs, and what it reads from files, has a JSON schema (draft 2020-12) in `assets/schema`, in the sources and in the
                distribution. Tests hold the output to them; what you write is held against them when it is read, and a wrong file is refused with its line.

                An editor that knows YAML completes and checks a file whose first line is, for example,
                `# yaml-language-server: $schema=assets/schema/step.schema.json`.

                This page is made from the schemas' own titles and descriptions; a test holds it to them and says how to make it anew.

                | schema | what it describes | |
                |---|---|---|
                %s
                """.formatted(String.join("\n", rows));
    }

    private static String row(Path file) throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(file));
        String title = schema.path("title").asString("");
        assertThat(title).as(file.toString()).isNotBlank();
        String name = file.getFileName().toString();
        return "| [%s](../assets/schema/%s) | %s | %s |"
                .formatted(
                        name.replace(".schema.json", ""),
                        name,
                        title,
                        schema.path("description").asString(""));
    }
}
