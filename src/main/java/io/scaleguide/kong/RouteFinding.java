package io.scaleguide.kong;

import java.util.Map;
import java.util.Optional;

/**
 * Something the guide takes for granted and that is not so, or is so, between the Gateway and the operator's metrics.
 *
 * @param id the check's stable id in kebab case, for example {@code gateway-programmed}
 * @param ok whether it is as it should be
 * @param what what was looked at and what was found, in words
 * @param next what to do, empty when ok
 * @param trouble what it is in the catalogue of findings; empty when ok, and where it may only be a matter of seconds
 */
public record RouteFinding(String id, boolean ok, String what, String next, Optional<Trouble> trouble) {

    /**
     * A finding of the catalogue.
     *
     * @param finding its id
     * @param details what its placeholders stand for
     */
    public record Trouble(String finding, Map<String, String> details) {}

    static RouteFinding good(String id, String what) {
        return new RouteFinding(id, true, what, "", Optional.empty());
    }

    static RouteFinding bad(String id, String what, String next, String finding, Map<String, String> details) {
        return new RouteFinding(id, false, what, next, Optional.of(new Trouble(finding, Map.copyOf(details))));
    }
}
