package io.scaleguide.guide.problem;

import java.util.Optional;

/**
 * Something that stands in the way and that a user can do something about.
 *
 * @param id a stable id in kebab case; hints in the step files refer to it
 * @param what what happened, one sentence
 * @param why the cause, as far as it is known; empty when {@code what} says it all
 * @param next what to do now
 * @param link where more is written
 */
public record Problem(String id, String what, String why, String next, Optional<String> link) {

    /**
     * A problem without a link.
     *
     * @param id the id
     * @param what what happened
     * @param why the cause
     * @param next what to do
     * @return the problem
     */
    public static Problem of(String id, String what, String why, String next) {
        return new Problem(id, what, why, next, Optional.empty());
    }

    /**
     * The same problem with other advice.
     *
     * @param advice what to do
     * @param address where more is written; empty keeps what there was
     * @return the problem
     */
    public Problem advised(String advice, Optional<String> address) {
        return new Problem(id, what, why, advice, address.or(() -> link));
    }
}
