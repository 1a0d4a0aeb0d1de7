package io.scaleguide.tui.demo;

import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import java.util.List;

/**
 * Shares out the time that is left, so that the whole takes as long as it is to take: each look gets its part by its weight, after what the
 * steps themselves are thought to take. A step that takes longer makes the looks after it shorter, within reason.
 */
final class Pacing {
    /** Shorter, nobody can read along. */
    private static final double LEAST = 0.25;

    /** Longer, everybody has read it twice. */
    private static final double MOST = 4;

    private final DemoScript script;

    Pacing(DemoScript script) {
        this.script = script;
    }

    /**
     * How long a look takes.
     *
     * @param weight its weight, one of those that are left
     * @param view the wizard
     * @param scene the scene of the panel that is next
     * @param elapsed how long the demonstration has played, in seconds
     * @return its length in seconds
     */
    double length(double weight, WizardView view, int scene, double elapsed) {
        double weights = 0;
        double takes = 0;
        for (int i = view.current(); i < view.steps().size(); i++) {
            StepView step = view.steps().get(i);
            boolean here = i == view.current();
            weights += weights(step.step(), here ? step.stage() : new Stage.Asking());
            takes += here && isOver(step.stage())
                    ? 0
                    : seconds(script.scene(step.step().id()));
        }
        List<PanelScene> left = script.panel().subList(scene, script.panel().size());
        for (PanelScene one : left) {
            weights += Weight.panel(one);
            takes += one.takes().toMillis() / 1000.0;
        }
        double time = script.length().toMillis() / 1000.0 - elapsed - takes;
        double factor = time / Math.max(weight, weights);
        return weight * Math.max(LEAST, Math.min(MOST, factor));
    }

    private static boolean isOver(Stage stage) {
        return stage instanceof Stage.Done || stage instanceof Stage.Skipped;
    }

    private static double seconds(StepScene scene) {
        return scene.takes().toMillis() / 1000.0;
    }

    /** What is still looked at of a step. A step without actions has no plan. */
    private double weights(StepDefinition step, Stage stage) {
        StepScene scene = script.scene(step.id());
        double done = Weight.done(scene);
        if (isOver(stage)) {
            return done;
        }
        double plan = step.actions().isEmpty() ? 0 : Weight.plan(scene);
        return (stage instanceof Stage.Asking ? Weight.ask(step, scene) : 0) + plan + done;
    }
}
