package io.scaleguide.document;

import java.util.List;
import java.util.stream.Collectors;

/** A file does not say what it should. Its message lists every problem, a line each. */
public final class DocumentException extends RuntimeException {
    private final transient List<DocumentProblem> problems;

    /** @param problems everything that is wrong, in the order of the file; at least one */
    public DocumentException(List<DocumentProblem> problems) {
        super(problems.stream().map(DocumentProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** @return everything that is wrong */
    public List<DocumentProblem> problems() {
        return problems;
    }
}
