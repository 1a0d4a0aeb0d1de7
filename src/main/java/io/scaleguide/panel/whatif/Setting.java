package io.scaleguide.panel.whatif;

import java.time.Duration;
import java.util.Optional;

/** What can be otherwise in a replay: of the policy, and of what the replay takes for granted. */
public enum Setting {
    TARGET("The target"),
    MINIMUM("The minimum"),
    MAXIMUM("The maximum"),
    SCALE_UP("Scale up"),
    SCALE_DOWN("Scale down"),
    WINDOW_UP("The window up"),
    WINDOW_DOWN("The window down"),
    TOLERANCE("The tolerance"),
    EFFECT("The effect"),
    POD_START("The pod start"),
    DELAY("The delay");

    private final String words;

    Setting(String words) {
        this.words = words;
    }

    /** @return its name, for sentences */
    public String words() {
        return words;
    }

    /**
     * Whether a text is a value of it, for itself. Whether all values fit together only the whole change tells.
     *
     * @param text what is typed, not empty
     * @return what is wrong with it, a sentence; empty when nothing is
     */
    public Optional<String> problem(String text) {
        Edits alone = Edits.NONE.with(this, text);
        try {
            alone.change().applyTo(Policy.bare(1, 1, Integer.MAX_VALUE));
            alone.adjust(new Assumptions(0, 0, 0, "", Duration.ZERO, Duration.ofSeconds(15), Duration.ZERO));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
