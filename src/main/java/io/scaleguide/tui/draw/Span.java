package io.scaleguide.tui.draw;

import io.scaleguide.text.Cells;

/**
 * Text of one meaning.
 *
 * @param text the text, cleaned as {@link Cells#clean(String)} does; it is cleaned here if it is not
 * @param role what it means
 */
public record Span(String text, Role role) {
    public Span {
        text = Cells.clean(text);
    }
}
