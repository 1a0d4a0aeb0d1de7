package io.scaleguide.guide.answer;

import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.StepDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles every field from the sources, in their order of precedence: flags, answers file, cluster, environment, defaults. */
public final class AnswerResolver {
    private static final List<AnswerSource> GIVEN =
            List.of(AnswerSource.TYPED, AnswerSource.FLAG, AnswerSource.FILE, AnswerSource.CLUSTER);

    private final Map<AnswerSource, Map<String, String>> given;
    private final Map<String, String> environment;

    /**
     * Every field with its answer, good or not.
     *
     * @param answers the answers
     * @param problems one sentence for each answer that will not do, by field id
     */
    public record Settled(Answers answers, Map<String, String> problems) {}

    /**
     * @param flags answers of the command line, by field id
     * @param file answers of the answers file, by field id
     * @param cluster answers that the chosen cluster brings, by field id
     * @param environment the process's environment
     */
    public AnswerResolver(
            Map<String, String> flags,
            Map<String, String> file,
            Map<String, String> cluster,
            Map<String, String> environment) {
        this(Map.of(AnswerSource.FLAG, flags, AnswerSource.FILE, file, AnswerSource.CLUSTER, cluster), environment);
    }

    private AnswerResolver(Map<AnswerSource, Map<String, String>> given, Map<String, String> environment) {
        this.given = given;
        this.environment = environment;
    }

    /**
     * The same with what the user has typed, which comes before everything else.
     *
     * @param typed answers by field id
     * @return a resolver
     */
    public AnswerResolver typed(Map<String, String> typed) {
        Map<AnswerSource, Map<String, String>> more = new EnumMap<>(given);
        more.put(AnswerSource.TYPED, Map.copyOf(typed));
        return new AnswerResolver(more, environment);
    }

    /**
     * Settles every field of the steps.
     *
     * @param steps the steps
     * @return the answers
     * @throws AnswerException listing every answer that will not do, and every name that no step asks for
     */
    public Answers resolve(List<StepDefinition> steps) {
        Settled settled = settle(steps);
        List<String> problems = new ArrayList<>();
        settled.problems()
                .forEach((field, problem) -> problems.add(ways(settled.answers().answer(field), problem)));
        problems.addAll(unknown(settled.answers()));
        if (!problems.isEmpty()) {
            throw new AnswerException(problems);
        }
        return settled.answers();
    }

    /**
     * Settles every field of the steps, for a form in which what will not do is still to be changed.
     *
     * @param steps the steps
     * @return the answers and what is wrong with them
     */
    public Settled settle(List<StepDefinition> steps) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (StepDefinition step : steps) {
            for (FieldDefinition field : step.fields()) {
                Answer answer = settle(field, answers);
                answers.put(field.id(), answer);
                field.problemWith(answer.value()).ifPresent(problem -> problems.put(field.id(), problem));
            }
        }
        return new Settled(new Answers(answers), problems);
    }

    /**
     * What the command line and the answers file answer and nobody asks.
     *
     * @param answers the settled answers
     * @return a sentence for each
     */
    public List<String> unknown(Answers answers) {
        List<String> asked =
                answers.all().stream().map(answer -> answer.field().id()).toList();
        List<String> problems = new ArrayList<>();
        for (AnswerSource source : List.of(AnswerSource.FLAG, AnswerSource.FILE)) {
            for (String name : given.getOrDefault(source, Map.of()).keySet()) {
                if (!asked.contains(name)) {
                    problems.add("No step asks for \"" + name + "\" (" + source.words() + "). Steps ask for "
                            + String.join(", ", asked) + ".");
                }
            }
        }
        return problems;
    }

    private Answer settle(FieldDefinition field, Map<String, Answer> earlier) {
        for (AnswerSource source : GIVEN) {
            String value = given.getOrDefault(source, Map.of()).get(field.id());
            if (value != null) {
                return new Answer(field, value.strip(), source);
            }
        }
        Optional<String> fromEnvironment = field.environment().stream()
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
        if (fromEnvironment.isPresent()) {
            return new Answer(field, fromEnvironment.get(), AnswerSource.ENVIRONMENT);
        }
        return new Answer(field, Answers.fill(field.fallback().orElse(""), earlier), AnswerSource.DEFAULT);
    }

    private static String ways(Answer answer, String problem) {
        FieldDefinition field = answer.field();
        List<String> ways = new ArrayList<>();
        if (!field.environment().isEmpty()) {
            ways.add("the environment variable " + field.environment().get(0));
        }
        ways.add(
                field.type() == FieldDefinition.Type.SECRET
                        ? "a file named with --" + field.id() + "-file"
                        : "--set " + field.id() + "=...");
        return problem + " Give it as " + String.join(", or ", ways) + " (now from: "
                + answer.source().words() + ").";
    }
}
