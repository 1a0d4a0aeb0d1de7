package io.scaleguide.guide.step;

import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a schema cannot say of step files: that their defaults will do, that they are no places for keys, and that they fit together. */
final class StepChecks {
    /** A name in a text that an answer takes the place of; what a shell would take for a variable is none. */
    private static final Pattern TEMPLATE = Pattern.compile("(?<!\\$)\\{([a-z][a-z0-9-]*)\\}");

    private final List<StepFile> files;
    private final List<DocumentProblem> problems = new ArrayList<>();

    private StepChecks(List<StepFile> files) {
        this.files = files;
    }

    /**
     * Everything that is wrong with steps whose files are as the schema says.
     *
     * @param files the steps
     * @param complete whether they are all that there are: where a file could not be read, names of its fields may be missing
     * @return the problems; empty when they will do
     */
    static List<DocumentProblem> problems(List<StepFile> files, boolean complete) {
        StepChecks checks = new StepChecks(files);
        checks.repeats("/id", "the id", file -> file.step().id());
        checks.repeats(
                "/order", "the order", file -> Integer.toString(file.step().order()));
        checks.repeatedFields();
        files.forEach(checks::defaults);
        if (complete) {
            checks.templates();
        }
        return checks.problems;
    }

    private void wrong(StepFile file, String pointer, String message) {
        YamlDocument document = file.document();
        problems.add(new DocumentProblem(document.file(), document.line(pointer), message));
    }

    private void repeats(String pointer, String what, Function<StepFile, String> value) {
        Map<String, StepFile> first = new HashMap<>();
        for (StepFile file : files) {
            Optional.ofNullable(first.putIfAbsent(value.apply(file), file))
                    .ifPresent(other -> wrong(
                            file,
                            pointer,
                            what + " \"" + value.apply(file) + "\" is that of "
                                    + other.document().file() + " too; each step has its own."));
        }
    }

    private void repeatedFields() {
        Map<String, StepFile> first = new HashMap<>();
        for (StepFile file : files) {
            int index = 0;
            for (FieldDefinition field : file.step().fields()) {
                String pointer = "/fields/" + index++ + "/id";
                Optional.ofNullable(first.putIfAbsent(field.id(), file))
                        .ifPresent(other -> wrong(
                                file,
                                pointer,
                                "the field \"" + field.id() + "\" is in "
                                        + other.document().file() + " too; each field is asked for once."));
            }
        }
    }

    private void defaults(StepFile file) {
        int index = 0;
        for (FieldDefinition field : file.step().fields()) {
            String place = "/fields/" + index++;
            if (field.type() == FieldDefinition.Type.SECRET && field.fallback().isPresent()) {
                wrong(
                        file,
                        place + "/default",
                        "a key does not go into a step file: leave the default of \"" + field.id() + "\" out.");
            } else if (field.type() == FieldDefinition.Type.CHOICE
                    && field.choices().isEmpty()) {
                wrong(file, place + "/type", "a field of type choice needs choices.");
            } else {
                field.fallback()
                        .filter(text ->
                                !text.isEmpty() && !TEMPLATE.matcher(text).find())
                        .flatMap(field::problemWith)
                        .ifPresent(problem -> wrong(file, place + "/default", "the default will not do: " + problem));
            }
        }
    }

    private void templates() {
        Set<String> known = new LinkedHashSet<>();
        files.forEach(file -> file.step().fields().forEach(field -> known.add(field.id())));
        files.forEach(file -> templates(file, known));
    }

    private void templates(StepFile file, Set<String> known) {
        StepDefinition step = file.step();
        template(file, "/explanation", step.explanation(), known);
        for (int i = 0; i < step.commands().size(); i++) {
            template(file, "/commands/" + i, step.commands().get(i), known);
        }
        for (int i = 0; i < step.fields().size(); i++) {
            template(
                    file,
                    "/fields/" + i + "/default",
                    step.fields().get(i).fallback().orElse(""),
                    known);
        }
        for (int i = 0; i < step.hints().size(); i++) {
            template(file, "/hints/" + i + "/text", step.hints().get(i).text(), known);
        }
    }

    private void template(StepFile file, String pointer, String text, Set<String> known) {
        Matcher names = TEMPLATE.matcher(text);
        while (names.find()) {
            if (!known.contains(names.group(1))) {
                wrong(
                        file,
                        pointer,
                        "{" + names.group(1) + "} stands for no field of any step; there are "
                                + String.join(", ", known) + ".");
            }
        }
    }
}
