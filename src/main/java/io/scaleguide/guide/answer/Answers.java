package io.scaleguide.guide.answer;

import io.scaleguide.datadog.Secret;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every answer of a run. All of them have passed their fields' validation. */
public final class Answers {
    private static final Pattern TEMPLATE = Pattern.compile("\\{([a-z][a-z0-9-]*)\\}");

    private final Map<String, Answer> answers;

    Answers(Map<String, Answer> answers) {
        this.answers = new LinkedHashMap<>(answers);
    }

    /**
     * An answer as text.
     *
     * @param field the field's id
     * @return the answer; empty text where the user left it empty
     * @throws StepFailure when no step has such a field
     */
    public String text(String field) {
        return answer(field).value();
    }

    /**
     * An answer that may be left out.
     *
     * @param field the field's id
     * @return the answer; empty when it is empty text
     */
    public Optional<String> optional(String field) {
        return Optional.of(text(field)).filter(value -> !value.isEmpty());
    }

    /**
     * A yes or no.
     *
     * @param field the field's id
     * @return whether the answer is {@code true}
     */
    public boolean flag(String field) {
        return text(field).equals("true");
    }

    /**
     * A number.
     *
     * @param field the field's id
     * @return the number, in the field's unit
     */
    public double number(String field) {
        return Double.parseDouble(text(field));
    }

    /**
     * A whole number.
     *
     * @param field the field's id
     * @return the number, rounded, in the field's unit
     */
    public int whole(String field) {
        return (int) Math.round(number(field));
    }

    /**
     * A length of time.
     *
     * @param field the field's id
     * @return the length
     */
    public Duration duration(String field) {
        return Durations.parse(text(field)).orElse(Duration.ZERO);
    }

    /**
     * A key.
     *
     * @param field the field's id
     * @return the key, empty where none was given
     */
    public Secret secret(String field) {
        return Secret.of(text(field));
    }

    /**
     * The answer with its source.
     *
     * @param field the field's id
     * @return the answer
     */
    public Answer answer(String field) {
        Answer answer = answers.get(field);
        if (answer == null) {
            throw new StepFailure(Problem.of(
                    "field-missing",
                    "No step asks for \"" + field + "\".",
                    "What this step does needs the answer, and the folder of steps has no such field.",
                    "Put the field back into a step file, for example as it is in the wizard-steps that come with"
                            + " Scaleguide."));
        }
        return answer;
    }

    /**
     * Whether some step asks for it: a folder of changed steps may leave a field out.
     *
     * @param field the field's id
     * @return whether there is an answer, be it an empty one
     */
    public boolean has(String field) {
        return answers.containsKey(field);
    }

    /** @return all answers, in the order of the steps */
    public Collection<Answer> all() {
        return answers.values();
    }

    /**
     * Fills in a template.
     *
     * @param template text with <code>{field}</code> in it; a secret becomes the name of its variable, never its value
     * @return the text; a name that no step asks for stays as it is
     */
    public String fill(String template) {
        return fill(template, answers);
    }

    static String fill(String template, Map<String, Answer> answers) {
        Matcher matcher = TEMPLATE.matcher(template);
        return matcher.replaceAll(match -> {
            Answer answer = answers.get(match.group(1));
            return Matcher.quoteReplacement(answer == null ? match.group() : shown(answer));
        });
    }

    private static String shown(Answer answer) {
        return switch (answer.field().type()) {
            case SECRET ->
                "$" + answer.field().environment().stream().findFirst().orElse("SECRET");
            case TEXT, NUMBER, FLAG, DURATION, CHOICE, YAML -> answer.value();
        };
    }
}
