package io.scaleguide.line.wizard;

import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.FieldDefinition.Type;
import io.scaleguide.guide.wizard.FieldView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A field in words. */
final class FieldWords {
    /** What is typed to leave an answer empty. */
    static final String EMPTY = "-";

    private FieldWords() {}

    /** The field with its answer and where that came from, one sentence. */
    static String sentence(FieldView view) {
        String label = view.field().label();
        if (!view.set()) {
            return label + (view.field().required() ? ": needed." : ": empty.");
        }
        String wrong =
                view.problem().map(problem -> " It will not do: " + problem).orElse("");
        return label + ": " + answer(view) + ", " + source(view.source()) + "." + wrong;
    }

    /** The answer as it may be said. */
    static String answer(FieldView view) {
        FieldDefinition field = view.field();
        return switch (field.type()) {
            case SECRET -> "set";
            case FLAG -> view.value().equals("true") ? "yes" : "no";
            case YAML -> lines(view.value());
            case NUMBER, TEXT, DURATION, CHOICE ->
                view.value() + field.unit().map(unit -> " " + unit).orElse("");
        };
    }

    private static String lines(String text) {
        long count = text.lines().count();
        return count == 1 ? "1 line of YAML" : count + " lines of YAML";
    }

    private static String source(String source) {
        return switch (source) {
            case "typed" -> "as you typed";
            case "default" -> "by default";
            default -> "from the " + source;
        };
    }

    /** What stands before the line with the answer. */
    static String prompt(FieldView view, boolean hidden) {
        FieldDefinition field = view.field();
        String unit = field.unit().map(text -> ", in " + text).orElse("");
        String yesOrNo = field.type() == Type.FLAG ? ", yes or no" : "";
        String keeps = view.set() && view.problem().isEmpty() ? " [" + answer(view) + "]" : "";
        return field.label() + unit + yesOrNo + need(view, hidden) + keeps + ": ";
    }

    private static String need(FieldView view, boolean hidden) {
        List<String> words = Stream.of(
                        Optional.of("needed").filter(word -> view.field().required() && !view.set()),
                        Optional.of("not shown while you type").filter(word -> hidden))
                .flatMap(Optional::stream)
                .toList();
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    /** Whether a minus sign empties it; where there is something to choose from, that is chosen from. */
    static boolean canBeEmpty(FieldDefinition field) {
        return !field.required()
                && field.choices().isEmpty()
                && field.type() != Type.FLAG
                && field.type() != Type.SECRET;
    }

    /** What is wrong with an answer, in the words in which it was asked; empty when it will do. */
    static Optional<String> problem(FieldView view) {
        if (view.problem().isPresent() && view.field().type() == Type.FLAG) {
            return Optional.of("Say yes or no, not \"" + view.value() + "\".");
        }
        return view.atLines().stream()
                .findFirst()
                .map(problem -> "Line " + problem.line() + ": " + problem.message())
                .or(view::problem);
    }

    /** What a field takes, from what was typed for it. */
    static String value(FieldDefinition field, String typed) {
        String word = typed.strip();
        if (word.equals(EMPTY) && canBeEmpty(field)) {
            return "";
        }
        if (field.type() == Type.FLAG) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> "true";
                case "n", "no" -> "false";
                default -> word;
            };
        }
        return field.type() == Type.SECRET ? word : withoutUnit(field, word);
    }

    /** The unit is said with the number, so it may be typed with it. */
    private static String withoutUnit(FieldDefinition field, String word) {
        return field.unit()
                .filter(word::endsWith)
                .map(unit -> word.substring(0, word.length() - unit.length()).strip())
                .orElse(word);
    }
}
