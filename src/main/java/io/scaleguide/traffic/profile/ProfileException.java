package io.scaleguide.traffic.profile;

import java.util.List;
import java.util.stream.Collectors;

/** A file is no profile. Its message lists the problems, a line each: file, line, what is wrong and what is allowed. */
public final class ProfileException extends RuntimeException {
    /**
     * What is wrong at a line.
     *
     * @param line the line, from 1; 0 when the whole file is meant
     * @param message what is wrong and what is allowed, a sentence
     */
    public record Problem(int line, String message) {}

    private final transient List<Problem> problems;

    /**
     * @param file the file, as the user named it
     * @param problems what is wrong, in the order of the file; at least one
     */
    public ProfileException(String file, List<Problem> problems) {
        super(problems.stream()
                .map(problem -> file + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.message())
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** @return what is wrong */
    public List<Problem> problems() {
        return problems;
    }
}
