package io.scaleguide.tui.demo;

import io.scaleguide.guide.step.StepDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long things are looked at, at the usual pace, in seconds. */
final class Weight {
    /** To find where to look. */
    private static final double GLANCE = 3;

    /** Someone who reads along while another one speaks: two to three words a second. */
    private static final double CHARACTERS_A_SECOND = 14;

    /** A plan is looked at, not read line by line. */
    static final double PLAN = 9;

    static final double DONE = 6;

    private Weight() {}

    static double of(List<String> texts) {
        int characters = texts.stream().mapToInt(String::length).sum();
        return GLANCE + characters / CHARACTERS_A_SECOND;
    }

    static double ask(StepDefinition step, StepScene scene) {
        return written(scene.pause()).orElseGet(() -> of(List.of(step.explanation(), String.join(" ", scene.ask()))));
    }

    static double plan(StepScene scene) {
        return Math.max(PLAN, of(scene.plan()));
    }

    static double done(StepScene scene) {
        return Math.max(DONE, of(scene.done()));
    }

    static double panel(PanelScene scene) {
        return written(scene.pause()).orElseGet(() -> of(scene.say()));
    }

    private static Optional<Double> written(Optional<Duration> pause) {
        return pause.map(length -> length.toMillis() / 1000.0);
    }
}
