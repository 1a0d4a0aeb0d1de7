package io.scaleguide.tui.widget;

/**
 * Something that can be chosen.
 *
 * @param value what is chosen
 * @param note what else is shown beside it; empty for nothing
 */
public record Choice(String value, String note) {
    /**
     * A choice that needs no words.
     *
     * @param value what is chosen
     * @return the choice
     */
    public static Choice of(String value) {
        return new Choice(value, "");
    }
}
