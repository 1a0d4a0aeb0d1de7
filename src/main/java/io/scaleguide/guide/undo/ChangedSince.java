package io.scaleguide.guide.undo;

import java.util.List;
import java.util.Optional;

/**
 * Something that Scaleguide changed and someone else has changed since, in its three versions. A version is YAML, or a few words.
 *
 * @param what what it is
 * @param before as it was before Scaleguide; empty when it was not there, or its content is not kept
 * @param left as Scaleguide left it
 * @param now as it is now; empty when it is gone
 * @param who who has written to it since, with the time; empty when nothing tells
 */
public record ChangedSince(String what, Optional<String> before, String left, Optional<String> now, List<String> who) {
    /** Copies the names. */
    public ChangedSince {
        who = List.copyOf(who);
    }
}
