package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/** Says why the workload scales, or why it does not, and what comes next. */
public interface WhyWords {
    /**
     * The words for a moment.
     *
     * @param view what is known
     * @return sentences, the most important first, each a line of any length; the panel breaks them
     */
    List<StyledLine> of(PanelView view);
}
