package io.scaleguide.guide.step;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.path.budget.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads the step files of a folder: {@code NN-name.yaml}, each held against the schema and against what the program knows. */
public final class StepLoader {
    /** The one other file of such a folder: what a demonstration says at the steps. */
    public static final String DEMONSTRATION = "demo.yaml";

    private static final Pattern NAME = Pattern.compile("\\d\\d-[a-z0-9-]+\\.yaml");

    private static final Pattern YAML = Pattern.compile("[^.].*\\.ya?ml");

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
        List<StepFile> steps = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (NAME.matcher(name).matches()) {
                read(file, steps, problems);
            } else if (!name.equals(DEMONSTRATION)) {
                problems.add(
                        new DocumentProblem(
                                file.toString(),
                                0,
                                "A step file is called NN-name.yaml, for example 04-install.yaml, in small letters, digits and hyphens."));
            }
        }
        if (steps.isEmpty() && problems.isEmpty()) {
            problems.add(new DocumentProblem(folder.toString(), 0, "No step files (NN-name.yaml) are here."));
        }
        problems.addAll(StepChecks.problems(steps, problems.isEmpty()));
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        return placed(steps);
    }

    /** In their order; a step's place counts those that are there, whatever numbers the files have. */
    private static List<StepDefinition> placed(List<StepFile> steps) {
        List<StepDefinition> sorted = steps.stream()
                .map(StepFile::step)
                .sorted(Comparator.comparingInt(StepDefinition::order))
                .toList();
        List<StepDefinition> placed = new ArrayList<>();
        for (StepDefinition step : sorted) {
            placed.add(step.at(placed.size() + 1));
        }
        return List.copyOf(placed);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            file -> YAML.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            throw unreadable(folder, "There is no such folder.");
        } catch (NotDirectoryException e) {
            throw unreadable(folder, "This is a file; steps are in a folder.");
        } catch (IOException e) {
            throw unreadable(folder, "The folder of the steps cannot be read: " + e.getMessage());
        }
    }

    private static DocumentException unreadable(Path folder, String why) {
        return new DocumentException(List.of(new DocumentProblem(folder.toString(), 0, why)));
    }

    private void read(Path file, List<StepFile> steps, List<DocumentProblem> problems) {
        try {
            YamlDocument document = YamlDocument.read(file);
            List<DocumentProblem> found = new ArrayList<>(schema.check(document));
            if (found.isEmpty()) {
                found.addAll(unknownNames(document));
                found.addAll(brokenPatterns(document));
            }
            if (found.isEmpty()) {
                steps.add(new StepFile(document, step(document.tree())));
            }
            problems.addAll(found);
        } catch (DocumentException e) {
            problems.addAll(e.problems());
        }
    }

    private static List<DocumentProblem> brokenPatterns(YamlDocument document) {
        List<DocumentProblem> problems = new ArrayList<>();
        int index = 0;
        for (JsonNode field : document.tree().path("fields")) {
            String pointer = "/fields/" + index++ + "/pattern";
            try {
                Pattern.compile(text(field, "pattern"));
            } catch (PatternSyntaxException e) {
                problems.add(new DocumentProblem(
                        document.file(),
                        document.line(pointer),
                        "this pattern is no regular expression: " + e.getDescription() + "."));
            }
        }
        return problems;
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
