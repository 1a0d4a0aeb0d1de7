package io.scaleguide.path.finding;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.path.finding.FindingText.Repair;
import io.scaleguide.path.finding.FindingText.Severity;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The findings that the program can name: {@code assets/findings/*.yaml}, a file each, held against a schema. */
public final class FindingCatalogue {
    private final Map<String, FindingText> texts;

    private FindingCatalogue(Map<String, FindingText> texts) {
        this.texts = texts;
    }

    /**
     * Reads the catalogue.
     *
     * @param assets the folder that holds {@code findings} and {@code schema}
     * @return the catalogue
     * @throws DocumentException listing every problem of every file
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static FindingCatalogue load(Path assets) {
        try (Stream<Path> entries = Files.list(assets.resolve("findings"))) {
            DocumentSchema schema = DocumentSchema.of(Files.readString(assets.resolve("schema/finding.schema.json")));
            Map<String, FindingText> texts = new TreeMap<>();
            List<DocumentProblem> problems = new ArrayList<>();
            for (Path file : entries.sorted().toList()) {
                read(file, schema, texts, problems);
            }
            if (!problems.isEmpty()) {
                throw new DocumentException(problems);
            }
            return new FindingCatalogue(texts);
        } catch (IOException e) {
            throw new UncheckedIOException("The findings cannot be read", e);
        }
    }

    private static void read(
            Path file, DocumentSchema schema, Map<String, FindingText> texts, List<DocumentProblem> problems) {
        String name = file.getFileName().toString();
        YamlDocument document;
        try {
            document = YamlDocument.parse(name, YamlDocument.content(file));
        } catch (DocumentException e) {
            problems.addAll(e.problems());
            return;
        }
        List<DocumentProblem> found = schema.check(document);
        problems.addAll(found);
        if (!found.isEmpty()) {
            return;
        }
        FindingText text = text(document.tree());
        if (!name.equals(text.id() + ".yaml")) {
            problems.add(new DocumentProblem(
                    name, document.line("/id"), "The id is \"" + text.id() + "\"; it has to be the file's name."));
        }
        texts.put(text.id(), text);
    }

    private static FindingText text(JsonNode tree) {
        JsonNode repair = tree.path("repair");
        return new FindingText(
                string(tree, "id"),
                Hop.of(string(tree, "hop")).orElseThrow(),
                Severity.valueOf(string(tree, "severity").toUpperCase(Locale.ROOT)),
                string(tree, "title"),
                strings(tree.path("symptoms")),
                string(tree, "cause"),
                string(tree, "explanation"),
                new Repair(
                        string(repair, "text"),
                        repair.has("action") ? Optional.of(string(repair, "action")) : Optional.empty(),
                        strings(repair.path("commands"))),
                string(tree, "link"));
    }

    private static String string(JsonNode tree, String name) {
        return tree.path(name).asString("").strip();
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.asString("").strip())
                .toList();
    }

    /**
     * @param id a finding's id
     * @return its text; empty when there is none
     */
    public Optional<FindingText> find(String id) {
        return Optional.ofNullable(texts.get(id));
    }

    /**
     * The words for something that was found.
     *
     * @param finding the finding
     * @return its text, filled in
     * @throws IllegalStateException when the catalogue lacks it, which a test rules out for what the program can find
     */
    public FindingText explain(Finding finding) {
        return find(finding.id())
                .orElseThrow(() -> new IllegalStateException("The catalogue has no finding " + finding.id()))
                .about(finding);
    }

    /** @return every text, by id */
    public Collection<FindingText> all() {
        return texts.values();
    }
}
