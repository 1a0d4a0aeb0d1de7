package io.scaleguide.tui.whatif;

import io.scaleguide.panel.whatif.Setting;
import io.scaleguide.panel.whatif.Simulation;
import java.util.Map;

/** What came of a question. */
sealed interface Answer {
    Question question();

    /** Every setting as it is in the session; without those that nobody knows. */
    Map<Setting, String> base();

    /** Both courses. */
    record Compared(Question question, Map<Setting, String> base, Simulation simulation) implements Answer {}

    /** It cannot be replayed; {@code why} is a sentence. */
    record Cannot(Question question, Map<Setting, String> base, String why) implements Answer {}
}
