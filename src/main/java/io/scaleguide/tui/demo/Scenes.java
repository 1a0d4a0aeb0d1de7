package io.scaleguide.tui.demo;

import io.scaleguide.tui.input.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a demonstration stands: through the wizard, wherever that is, then through the scenes of the panel in their order. */
final class Scenes {
    private static final double TURN = 3;

    private final DemoScript script;
    private final WizardCues wizard;
    private final Set<String> seen = new HashSet<>();
    private Optional<String> pressed = Optional.empty();
    private int scene;
    private Optional<Double> waitingSince = Optional.empty();

    Scenes(DemoScript script) {
        this.script = script;
        this.wizard = new WizardCues(script);
    }

    /** The scene of the panel that is next, from 0. */
    int scene() {
        return scene;
    }

    /**
     * The next cue.
     *
     * @param sight what is on the screen
     * @param elapsed how long it has played, in seconds
     */
    Cue next(Sight sight, double elapsed) {
        Cue cue = sight.wizard().over() ? panel(sight, elapsed) : wizard(sight);
        if (pressed.filter(cue.place()::equals).isPresent()) {
            return new Cue.Wait(cue.place(), List.of("A moment."));
        }
        pressed = Optional.empty();
        return cue;
    }

    /** The last key of a look was pressed: the same place is not looked at again before something has changed. */
    void done(Cue.Look look) {
        seen.add(look.place());
        pressed = look.keys().isEmpty() ? Optional.empty() : Optional.of(look.place());
    }

    /** Somebody else was at the keys: nothing is known of what was looked at in the wizard, and what had not come is waited for no longer. */
    void again() {
        hurry();
        pressed = Optional.empty();
        seen.removeIf(place -> !place.startsWith("panel/"));
    }

    /** What is waited for on the panel is not waited for any longer. */
    void hurry() {
        if (waitingSince.isPresent()) {
            onward();
        }
    }

    private Cue wizard(Sight sight) {
        return sight.onPanel()
                ? new Cue.Look("panel/early", List.of("Back to the wizard."), TURN, List.of(Key.typed("q")))
                : wizard.next(sight.wizard(), seen);
    }

    private Cue panel(Sight sight, double elapsed) {
        if (scene >= script.panel().size() && seen.contains("panel/open") || !sight.onPanel() && !sight.leadsOn()) {
            return new Cue.Over("panel/over");
        }
        if (!sight.onPanel()) {
            return new Cue.Look(
                    "panel/open",
                    List.of("All steps are done. Now the live panel of this HPA."),
                    TURN,
                    List.of(Key.of(Key.Code.F7)));
        }
        seen.add("panel/open");
        return scene < script.panel().size()
                ? scene(script.panel().get(scene), sight, elapsed)
                : new Cue.Over("panel/over");
    }

    private Cue scene(PanelScene now, Sight sight, double elapsed) {
        String keys = "panel/" + scene + "/keys";
        String look = "panel/" + scene + "/look";
        if (!now.keys().isEmpty() && !seen.contains(keys)) {
            return new Cue.Look(keys, now.say().subList(0, 1), 0, now.keys());
        }
        if (!seen.contains(look)) {
            return new Cue.Look(look, now.say(), Weight.panel(now), List.of());
        }
        double since = waitingSince.orElse(elapsed);
        waitingSince = Optional.of(since);
        boolean met = now.until().isEmpty()
                || now.until()
                        .flatMap(until -> sight.panel().filter(until::met))
                        .isPresent();
        if (met) {
            onward();
            return panel(sight, elapsed);
        }
        if (elapsed - since >= now.atMost().toMillis() / 1000.0) {
            // What comes next would say that it has come.
            return new Cue.Yours("panel/" + scene + "/late", "What it waited for has not come.");
        }
        return new Cue.Wait("panel/" + scene + "/until", now.say());
    }

    private void onward() {
        scene++;
        waitingSince = Optional.empty();
    }
}
