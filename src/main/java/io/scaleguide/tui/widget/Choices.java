package io.scaleguide.tui.widget;

import java.util.List;

/** What there is to choose from, which may come late or not at all. */
public sealed interface Choices {
    /** They are being asked for. */
    record Loading() implements Choices {}

    /** They are here; the list may be empty. */
    record Listed(List<Choice> all) implements Choices {
        public Listed {
            all = List.copyOf(all);
        }
    }

    /** They cannot be listed; {@code reason} is the end of a sentence. */
    record Failed(String reason) implements Choices {}
}
