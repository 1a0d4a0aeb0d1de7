package io.scaleguide.guide.answer;

import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.StepDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles every field from the sources, in their order of precedence: flags, answers file, cluster, environment, defaults. */
public final class AnswerResolver {
    private final Map<AnswerSource, Map<String, String>> given;
    private final Map<String, String> environment;

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
        this.given = Map.of(AnswerSource.FLAG, flags, AnswerSource.FILE, file, AnswerSource.CLUSTER, cluster);
        this.environment = environment;
    }

    /**
     * Settles every field of the steps.
     *
     * @param steps the steps
     * @return the answers
     * @throws AnswerException listing every answer that will not do, and every name that no step asks for
     */
    public Answers resolve(List<StepDefinition> steps) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (StepDefinition step : steps) {
            for (FieldDefinition field : step.fields()) {
                Answer answer = settle(field, answers);
                answers.put(field.id(), answer);
                field.problemWith(answer.value()).ifPresent(problem -> problems.add(sentence(field, answer, problem)));
            }
        }
        findUnknown(answers, problems);
        if (!problems.isEmpty()) {
            throw new AnswerException(problems);
        }
        return new Answers(answers);
    }

    private Answer settle(FieldDefinition field, Map<String, Answer> earlier) {
        for (AnswerSource source : List.of(AnswerSource.FLAG, AnswerSource.FILE, AnswerSource.CLUSTER)) {
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

    private void findUnknown(Map<String, Answer> answers, List<String> problems) {
        for (AnswerSource source : List.of(AnswerSource.FLAG, AnswerSource.FILE)) {
            for (String name : given.getOrDefault(source, Map.of()).keySet()) {
                if (!answers.containsKey(name)) {
                    problems.add("No step asks for \"" + name + "\" (" + source.words() + "). Steps ask for "
                            + String.join(", ", answers.keySet()) + ".");
                }
            }
        }
    }

    private static String sentence(FieldDefinition field, Answer answer, String problem) {
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
