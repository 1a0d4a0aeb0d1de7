package io.scaleguide.guide.action;

import io.scaleguide.guide.problem.Problem;

/** What a look at the world gave. */
public sealed interface Verdict {
    /** It is as it should be. */
    record Fine(String message) implements Verdict {}

    /** It will do, and the user should know something. */
    record Warning(String message) implements Verdict {}

    /** It may still come: look again. */
    record NotYet(String message) implements Verdict {}

    /** It will not come by itself. */
    record Bad(Problem problem) implements Verdict {}
}
