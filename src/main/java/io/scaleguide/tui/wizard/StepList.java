package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.Locale;
import java.util.OptionalInt;

/** The steps at the left, each with a sign of how far it is. */
final class StepList {
    private StepList() {}

    static void draw(Canvas canvas, Area area, WizardView view, Glyphs glyphs, long turn) {
        for (int row = area.row(); row < area.row() + area.rows(); row++) {
            canvas.put(area.column() + area.columns() - 1, row, glyphs.sign(Sign.VERTICAL), Role.BORDER);
        }
        Area list = area.withoutRight(2);
        int top = top(list, view);
        for (int i = 0; i < list.rows() && top + i < view.steps().size(); i++) {
            canvas.put(list, i, line(view, top + i, glyphs, turn), glyphs);
        }
    }

    /** The step that was drawn there. */
    static OptionalInt at(Area area, WizardView view, Point at) {
        int index = top(area, view) + at.row() - area.row();
        return area.withoutRight(2).contains(at) && index < view.steps().size()
                ? OptionalInt.of(index)
                : OptionalInt.empty();
    }

    private static int top(Area area, WizardView view) {
        int most = Math.max(0, view.steps().size() - area.rows());
        return Math.max(0, Math.min(most, view.current() - area.rows() / 2));
    }

    private static StyledLine line(WizardView view, int index, Glyphs glyphs, long turn) {
        StepView step = view.steps().get(index);
        boolean current = index == view.current();
        Role role = current ? Role.FOCUS : role(step.stage());
        return StyledLine.of(sign(step.stage(), current, glyphs, turn) + " ", current ? Role.TITLE : role)
                .plus(String.format(Locale.ROOT, "%2d ", step.step().order()), Role.DIM)
                .plus(step.step().title(), role);
    }

    private static String sign(Stage stage, boolean current, Glyphs glyphs, long turn) {
        if (stage.busy()) {
            return glyphs.spinner(turn);
        }
        if (stage instanceof Stage.Done) {
            return glyphs.sign(Sign.DONE);
        }
        if (stage instanceof Stage.Failed || stage instanceof Stage.Cancelled) {
            return glyphs.sign(Sign.FAILED);
        }
        if (stage instanceof Stage.Skipped) {
            return glyphs.sign(Sign.SKIPPED);
        }
        return glyphs.sign(current ? Sign.CURRENT : Sign.AHEAD);
    }

    private static Role role(Stage stage) {
        if (stage instanceof Stage.Done) {
            return Role.OK;
        }
        if (stage instanceof Stage.Failed || stage instanceof Stage.Cancelled) {
            return Role.BAD;
        }
        return stage.busy() ? Role.BUSY : Role.DIM;
    }
}
