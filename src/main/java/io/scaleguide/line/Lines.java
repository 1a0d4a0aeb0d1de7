package io.scaleguide.line;

import java.util.Optional;

/** Where the lines that someone types come from. */
public interface Lines {
    /**
     * Prompts and waits for a line. Ctrl-C drops what has been typed and prompts again.
     *
     * @param prompt what stands before the line
     * @return the line without its end; empty when there are no more
     */
    Optional<String> next(String prompt);
}
