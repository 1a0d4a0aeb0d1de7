package io.scaleguide.tui.panel;

import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/** Why it scales, or why it does not. */
final class WhyBox implements Box {
    private final WhyWords words;

    WhyBox(WhyWords words) {
        this.words = words;
    }

    @Override
    public String title() {
        return "Why";
    }

    @Override
    public StyledLine status(Moment moment) {
        return StyledLine.EMPTY;
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        return full(moment, columns);
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        return words.of(moment.view()).stream()
                .flatMap(line -> Lines.wrap(line, columns, 2).stream())
                .toList();
    }
}
