package io.scaleguide.line;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A line that someone is asked for.
 *
 * @param prompt what stands before the line
 * @param secret whether nothing of the line may be shown or kept
 * @param history the file of earlier lines, which Up offers; empty for none
 * @param choices what Tab offers; asked for when Tab is pressed, and may take about a second
 */
public record Question(String prompt, boolean secret, Optional<Path> history, Supplier<List<String>> choices) {
    /**
     * A line that Tab and Up have nothing for.
     *
     * @param prompt what stands before the line
     * @return the question
     */
    public static Question plain(String prompt) {
        return new Question(prompt, false, Optional.empty(), List::of);
    }
}
