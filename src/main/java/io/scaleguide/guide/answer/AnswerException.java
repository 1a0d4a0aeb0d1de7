package io.scaleguide.guide.answer;

import java.util.List;

/** Answers that will not do. Its message has a line for each. */
public final class AnswerException extends RuntimeException {
    private final transient List<String> problems;

    /** @param problems sentences for the user, at least one */
    public AnswerException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** @return a sentence for each answer that will not do */
    public List<String> problems() {
        return problems;
    }
}
