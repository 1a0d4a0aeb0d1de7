package io.scaleguide.guide.step;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.path.budget.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the step files of a folder: {@code NN-name.yaml}, each held against the schema and against what the program knows. */
public final class StepLoader {
    private static final Pattern NAME = Pattern.compile("\\d\\d-[a-z0-9-]+\\.yaml");

    private final DocumentSchema schema;
    private final Set<String> knownChecks;
    private final Set<String> knownActions;

    /**
     * @param schema the step files' schema
     * @param knownChecks the checks that the program has
     * @param knownActions the actions that the program has
     */
    public StepLoader(DocumentSchema schema, Set<String> knownChecks, Set<String> knownActions) {
        this.schema = schema;
        this.knownChecks = knownChecks;
        this.knownActions = knownActions;
    }

    /**
     * Reads every step of a folder.
     *
     * @param folder the folder
     * @return the steps, in order
     * @throws DocumentException listing every problem of every file
     */
    public List<StepDefinition> load(Path folder) {
        List<DocumentProblem> problems = new ArrayList<>();
        List<StepDefinition> steps = new ArrayList<>();
        for (Path file : files(folder)) {
            read(file, steps, problems);
        }
        if (steps.isEmpty() && problems.isEmpty()) {
            problems.add(new DocumentProblem(folder.toString(), 0, "No step files (NN-name.yaml) are here."));
        }
        findRepeats(folder, steps, problems);
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        steps.sort(Comparator.comparingInt(StepDefinition::order));
        return List.copyOf(steps);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DocumentException(List.of(new DocumentProblem(
                    folder.toString(), 0, "The folder of the steps cannot be read: " + e.getMessage())));
        }
    }

    private void read(Path file, List<StepDefinition> steps, List<DocumentProblem> problems) {
        try {
            YamlDocument document = YamlDocument.parse(file.getFileName().toString(), YamlDocument.content(file));
            List<DocumentProblem> found = new ArrayList<>(schema.check(document));
            if (found.isEmpty()) {
                found.addAll(unknownNames(document));
            }
            if (found.isEmpty()) {
                steps.add(step(document.tree()));
            }
            problems.addAll(found);
        } catch (DocumentException e) {
            problems.addAll(e.problems());
        }
    }

    private List<DocumentProblem> unknownNames(YamlDocument document) {
        List<DocumentProblem> problems = new ArrayList<>();
        names(document, "before", "check", knownChecks, problems);
        names(document, "proofs", "check", knownChecks, problems);
        names(document, "actions", "action", knownActions, problems);
        return problems;
    }

    private static void names(
            YamlDocument document, String list, String what, Set<String> known, List<DocumentProblem> problems) {
        int index = 0;
        for (JsonNode name : document.tree().path(list)) {
            if (!known.contains(name.asString())) {
                problems.add(new DocumentProblem(
                        document.file(),
                        document.line("/" + list + "/" + index),
                        "There is no " + what + " \"" + name.asString() + "\"; there are "
                                + String.join(", ", known.stream().sorted().toList()) + "."));
            }
            index++;
        }
    }

    private static void findRepeats(Path folder, List<StepDefinition> steps, List<DocumentProblem> problems) {
        Set<String> ids = new HashSet<>();
        Set<Integer> orders = new HashSet<>();
        Set<String> fields = new HashSet<>();
        for (StepDefinition step : steps) {
            if (!ids.add(step.id()) || !orders.add(step.order())) {
                problems.add(new DocumentProblem(
                        folder.toString(),
                        0,
                        "Two steps have the id \"" + step.id() + "\" or the order " + step.order() + "."));
            }
            for (FieldDefinition field : step.fields()) {
                if (!fields.add(field.id())) {
                    problems.add(new DocumentProblem(
                            folder.toString(), 0, "Two fields have the id \"" + field.id() + "\"."));
                }
            }
        }
    }

    private static StepDefinition step(JsonNode tree) {
        return new StepDefinition(
                tree.path("order").asInt(),
                text(tree, "id"),
                text(tree, "title"),
                text(tree, "explanation").strip(),
                text(tree, "differs").strip(),
                tree.path("gate").asBoolean(false),
                stream(tree.path("fields")).map(StepLoader::field).toList(),
                texts(tree.path("before")),
                texts(tree.path("actions")),
                texts(tree.path("proofs")),
                Durations.parse(text(tree, "deadline")).orElse(Duration.ofMinutes(5)),
                text(tree, "expected"),
                texts(tree.path("commands")),
                stream(tree.path("hints"))
                        .map(hint -> new Hint(text(hint, "problem"), text(hint, "text"), optional(hint, "link")))
                        .toList());
    }

    private static FieldDefinition field(JsonNode tree) {
        return new FieldDefinition(
                text(tree, "id"),
                text(tree, "label"),
                FieldDefinition.Type.valueOf(text(tree, "type").toUpperCase(Locale.ROOT)),
                text(tree, "help"),
                optional(tree, "default"),
                tree.path("required").asBoolean(false),
                texts(tree.path("choices")),
                optional(tree, "pattern").map(pattern -> new Allowed(Pattern.compile(pattern), text(tree, "allowed"))),
                optional(tree, "unit"),
                number(tree, "minimum"),
                number(tree, "maximum"),
                texts(tree.path("environment")),
                optional(tree, "names").map(name -> LiveNames.valueOf(name.toUpperCase(Locale.ROOT))));
    }

    private static Optional<Double> number(JsonNode tree, String name) {
        return tree.has(name) ? Optional.of(tree.path(name).asDouble()) : Optional.empty();
    }

    private static Optional<String> optional(JsonNode tree, String name) {
        return tree.has(name) ? Optional.of(text(tree, name)) : Optional.empty();
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).asString("");
    }

    private static List<String> texts(JsonNode list) {
        return stream(list).map(item -> item.asString("")).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
