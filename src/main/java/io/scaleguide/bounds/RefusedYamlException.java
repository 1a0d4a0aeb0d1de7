package io.scaleguide.bounds;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * YAML, but none that is taken. {@link #getProblem()} says why, without a word of the text: it may be a credential. It goes after a name: {@code is deeper
 * than 100 levels}.
 */
public final class RefusedYamlException extends MarkedYamlEngineException {
    /**
     * @param why why it is refused, without a word of the text
     * @param at where
     */
    public RefusedYamlException(String why, Event at) {
        super(why, at.getStartMark(), why, at.getStartMark());
    }

    /** @return the line, from 1; empty where the parser keeps no places */
    public Optional<Integer> line() {
        return getProblemMark().map(mark -> mark.getLine() + 1);
    }
}
