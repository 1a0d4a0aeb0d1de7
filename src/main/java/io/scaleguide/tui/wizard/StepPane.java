package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import java.util.List;

/** The middle of the wizard, for one step at one stage. */
interface StepPane {
    /**
     * Takes in how things stand.
     *
     * @param view the wizard
     * @param acts what can be done with the step, for the buttons
     */
    void refresh(WizardView view, List<KeyedCommand> acts);

    boolean handle(Key key);

    boolean paste(String text);

    boolean click(Point at);

    boolean scroll(Point at, int lines);

    void draw(Canvas canvas, Area area, Glyphs glyphs, long turn);

    boolean typing();

    /** Keys that work here beside those of the acts. */
    List<KeyedCommand> keys();

    List<Copyable> copyables();
}
