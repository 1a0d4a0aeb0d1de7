package io.scaleguide.guide.problem;

/** Ends the step that is under way, with the problem to show. */
public final class StepFailure extends RuntimeException {
    private final transient Problem problem;

    /** @param problem what stands in the way */
    public StepFailure(Problem problem) {
        super(problem.what());
        this.problem = problem;
    }

    /** @return what stands in the way */
    public Problem problem() {
        return problem;
    }
}
