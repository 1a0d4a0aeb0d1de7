package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.theme.Theme;
import java.time.Duration;
import java.util.Optional;

/** What a loop shows and hands input to. Used by the screen's thread alone. */
public interface Screen {
    /**
     * Something came from the terminal.
     *
     * @param input what
     */
    void handle(Input input);

    /**
     * Draws everything.
     *
     * @param size how large the screen is
     * @return the screen
     */
    Canvas draw(Size size);

    /** @return how it looks now */
    Theme theme();

    /** @return how soon it looks different without anything happening; empty while nothing moves */
    Optional<Duration> nextChange();

    /** @return whether it has been left */
    boolean over();
}
