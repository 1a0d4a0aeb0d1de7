package io.scaleguide.tui.demo;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.tui.input.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads a demonstration: {@code demo.yaml} beside the step files, held against its schema and against those steps. */
public final class DemoScriptReader {
    /** How long something on the panel is waited for where the file does not say. */
    private static final Duration USUAL_WAIT = Duration.ofMinutes(5);

    /** The types whose answer can be typed letter by letter. */
    private static final Set<FieldDefinition.Type> TYPED =
            Set.of(FieldDefinition.Type.TEXT, FieldDefinition.Type.NUMBER, FieldDefinition.Type.DURATION);

    private final DocumentSchema schema;
    private final List<StepDefinition> steps;

    /**
     * @param schema the schema of demonstrations
     * @param steps the steps that it is about
     */
    public DemoScriptReader(DocumentSchema schema, List<StepDefinition> steps) {
        this.schema = schema;
        this.steps = steps;
    }

    /**
     * Reads the demonstration of a folder of steps.
     *
     * @param folder the folder
     * @return the demonstration; where there is none, one in which every step speaks for itself
     * @throws DocumentException listing everything that is wrong, with its line
     */
    public DemoScript in(Path folder) {
        Path file = folder.resolve(StepLoader.DEMONSTRATION);
        return Files.exists(file) ? parse(file.toString(), YamlDocument.content(file)) : DemoScript.PLAIN;
    }

    /**
     * Reads a demonstration.
     *
     * @param file what to call it
     * @param text its content
     * @return the demonstration
     * @throws DocumentException listing everything that is wrong, with its line
     */
    DemoScript parse(String file, String text) {
        YamlDocument document = YamlDocument.parse(file, text);
        List<DocumentProblem> problems = new ArrayList<>(schema.check(document));
        if (problems.isEmpty()) {
            BiConsumer<String, String> wrong = (pointer, message) ->
                    problems.add(new DocumentProblem(document.file(), document.line(pointer), message));
            checkSteps(document.tree().path("steps"), wrong);
            checkKeys(document.tree().path("panel"), wrong);
        }
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        return new DemoScript(
                length(document.tree(), "length").orElse(DemoScript.PLAIN.length()),
                stream(document.tree().path("steps"))
                        .map(DemoScriptReader::stepScene)
                        .toList(),
                stream(document.tree().path("panel"))
                        .map(DemoScriptReader::panelScene)
                        .toList());
    }

    private void checkSteps(JsonNode scenes, BiConsumer<String, String> wrong) {
        int index = 0;
        for (JsonNode scene : scenes) {
            String place = "/steps/" + index++;
            String id = scene.path("step").asString();
            Optional<StepDefinition> step =
                    steps.stream().filter(one -> one.id().equals(id)).findFirst();
            step.ifPresentOrElse(
                    found -> checkAnswers(found, place, scene.path("answers"), wrong),
                    () -> wrong.accept(
                            place + "/step", "There is no step \"" + id + "\" here; there are " + ids() + "."));
        }
    }

    private String ids() {
        return String.join(", ", steps.stream().map(StepDefinition::id).toList());
    }

    private static void checkAnswers(
            StepDefinition step, String place, JsonNode answers, BiConsumer<String, String> wrong) {
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            String pointer = place + "/answers/" + answer.getKey();
            Optional<FieldDefinition> field = step.fields().stream()
                    .filter(one -> one.id().equals(answer.getKey()))
                    .findFirst();
            if (field.isEmpty()) {
                String there = step.fields().isEmpty()
                        ? "it has none"
                        : "there are "
                                + String.join(
                                        ", ",
                                        step.fields().stream()
                                                .map(FieldDefinition::id)
                                                .toList());
                wrong.accept(
                        pointer,
                        "The step \"" + step.id() + "\" has no field \"" + answer.getKey() + "\"; " + there + ".");
            } else if (field.get().type() == FieldDefinition.Type.SECRET) {
                wrong.accept(
                        pointer,
                        answer.getKey() + " is a key, and keys do not go here: a demonstration takes them from where "
                                + "every run does, and never types one.");
            } else if (!TYPED.contains(field.get().type()) || behindYaml(step, field.get())) {
                wrong.accept(
                        pointer,
                        answer.getKey() + " cannot be typed in a demonstration: give its answer with --set or in an "
                                + "answers file.");
            } else {
                field.get()
                        .problemWith(answer.getValue().asString())
                        .ifPresent(problem -> wrong.accept(pointer, problem));
            }
        }
    }

    /** Tab sets in where several lines are edited, so that it does not come past. */
    private static boolean behindYaml(StepDefinition step, FieldDefinition field) {
        return step.fields().stream()
                .takeWhile(one -> !one.equals(field))
                .anyMatch(one -> one.type() == FieldDefinition.Type.YAML);
    }

    private static void checkKeys(JsonNode scenes, BiConsumer<String, String> wrong) {
        int index = 0;
        for (JsonNode scene : scenes) {
            int at = 0;
            for (JsonNode key : scene.path("keys")) {
                String pointer = "/panel/" + index + "/keys/" + at++;
                if (DemoKey.of(key.asString()).isEmpty()) {
                    wrong.accept(
                            pointer,
                            "\"" + key.asString()
                                    + "\" is no key that can be pressed here; there are single characters, Enter, "
                                    + "Esc, Tab, Shift-Tab, Up, Down, Left, Right, PgUp, PgDn, Home, End, F1 to F12 and Ctrl with a letter "
                                    + "other than C and Z.");
                }
            }
            index++;
        }
    }

    private static StepScene stepScene(JsonNode tree) {
        Map<String, String> answers = new LinkedHashMap<>();
        tree.path("answers")
                .properties()
                .forEach(
                        answer -> answers.put(answer.getKey(), answer.getValue().asString()));
        return new StepScene(
                tree.path("step").asString(),
                texts(tree.path("ask")),
                texts(tree.path("plan")),
                texts(tree.path("work")),
                texts(tree.path("done")),
                length(tree, "pause"),
                length(tree, "takes").orElse(Duration.ZERO),
                answers);
    }

    private static PanelScene panelScene(JsonNode tree) {
        List<Key> keys = texts(tree.path("keys")).stream()
                .flatMap(words -> DemoKey.of(words).stream())
                .toList();
        return new PanelScene(
                texts(tree.path("say")),
                keys,
                length(tree, "pause"),
                Optional.of(tree.path("until").asString(""))
                        .filter(words -> !words.isEmpty())
                        .map(words ->
                                Until.valueOf(words.toUpperCase(Locale.ROOT).replace('-', '_'))),
                length(tree, "at-most").orElse(USUAL_WAIT),
                length(tree, "takes").orElse(Duration.ZERO));
    }

    private static Optional<Duration> length(JsonNode tree, String name) {
        return Durations.parse(tree.path(name).asString(""));
    }

    /** A list, or the one text in its place. */
    private static List<String> texts(JsonNode node) {
        return node.isArray()
                ? stream(node).map(JsonNode::asString).toList()
                : Stream.of(node.asString("")).filter(text -> !text.isEmpty()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
