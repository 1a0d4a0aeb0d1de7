package io.scaleguide.tui.wizard;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.wizard.CheckView;
import io.scaleguide.guide.wizard.Offer;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import java.util.List;

/** Whether a wizard will look the same until somebody does something. */
final class Settling {
    private Settling() {}

    /** @param gate where checks rest that a test holds */
    static boolean over(WizardView view, Gate gate) {
        StepView step = view.step();
        if (step.stage().busy()) {
            return gate.resting() && waits(step.events());
        }
        boolean offering = step.fields().stream().anyMatch(field -> field.offer() instanceof Offer.Reading);
        return !offering && (!(step.stage() instanceof Stage.Asking) || lookedAt(step, gate));
    }

    private static boolean waits(List<GuideEvent> events) {
        return !events.isEmpty() && events.get(events.size() - 1) instanceof GuideEvent.Waiting;
    }

    private static boolean lookedAt(StepView step, Gate gate) {
        boolean answered =
                step.fields().stream().allMatch(field -> field.problem().isEmpty());
        if (!answered || step.step().before().isEmpty()) {
            return true;
        }
        List<CheckView> checks = step.checks();
        if (checks.isEmpty()) {
            return false;
        }
        CheckView last = checks.get(checks.size() - 1);
        return switch (last.level()) {
            case BAD -> true;
            case BUSY -> gate.resting() && !last.message().equals("Looking ...");
            case OK, WARNING -> checks.size() == step.step().before().size();
        };
    }
}
