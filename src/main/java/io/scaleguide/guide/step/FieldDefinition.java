package io.scaleguide.guide.step;

import io.scaleguide.document.DocumentProblem;
import io.scaleguide.path.budget.Durations;
import java.util.List;
import java.util.Optional;

/**
 * Something a step asks for.
 *
 * @param id the answer's name: in answers files, with {@code --set}, and in templates as <code>{id}</code>
 * @param label what a form calls it
 * @param type what it holds
 * @param help one sentence of help
 * @param fallback the default, which may name other answers as <code>{id}</code>; empty means that the answer is needed
 * @param required whether an empty answer is refused
 * @param choices what is allowed; empty for anything
 * @param allowed what the text may look like; empty for anything
 * @param unit the unit shown after a number
 * @param minimum the smallest number allowed
 * @param maximum the largest number allowed
 * @param environment the environment variables that may answer, first set wins
 * @param names what a form can offer; anything else may be typed as well
 */
public record FieldDefinition(
        String id,
        String label,
        Type type,
        String help,
        Optional<String> fallback,
        boolean required,
        List<String> choices,
        Optional<Allowed> allowed,
        Optional<String> unit,
        Optional<Double> minimum,
        Optional<Double> maximum,
        List<String> environment,
        Optional<LiveNames> names) {

    /** What a field holds. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** A key: never shown, and never taken from a command line. */
        SECRET,
        /** A number. */
        NUMBER,
        /** true or false. */
        FLAG,
        /** A length of time: 30s, 5m, 1h. */
        DURATION,
        /** One of the choices. */
        CHOICE,
        /** A YAML mapping, on any number of lines. */
        YAML
    }

    /**
     * What is wrong with an answer.
     *
     * @param value the answer
     * @return one sentence; empty when it will do
     */
    public Optional<String> problemWith(String value) {
        if (value.isEmpty()) {
            return required ? Optional.of(label + " is needed.") : Optional.empty();
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            return Optional.of(label + " is one of " + String.join(", ", choices) + ", not \"" + value + "\".");
        }
        if (allowed.isPresent() && !allowed.get().pattern().matcher(value).matches()) {
            return Optional.of(
                    label + " " + allowed.get().words() + (type == Type.SECRET ? "." : ", and not \"" + value + "\"."));
        }
        return switch (type) {
            case NUMBER -> problemWithNumber(value);
            case FLAG ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of(label + " is true or false, not \"" + value + "\".");
            case DURATION ->
                Durations.parse(value).isPresent()
                        ? Optional.empty()
                        : Optional.of(label + " is a length of time such as 30s, 5m or 1h, not \"" + value + "\".");
            case YAML -> YamlText.problems(label, value).stream().findFirst().map(DocumentProblem::toString);
            case TEXT, SECRET, CHOICE -> Optional.empty();
        };
    }

    private Optional<String> problemWithNumber(String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Optional.of(label + " is a number, not \"" + value + "\".");
        }
        if (minimum.isPresent() && number < minimum.get()) {
            return Optional.of(label + " is at least " + plain(minimum.get()) + ", not " + value + ".");
        }
        if (maximum.isPresent() && number > maximum.get()) {
            return Optional.of(label + " is at most " + plain(maximum.get()) + ", not " + value + ".");
        }
        return Optional.empty();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
