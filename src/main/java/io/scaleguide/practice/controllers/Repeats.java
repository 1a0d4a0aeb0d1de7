package io.scaleguide.practice.controllers;

import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Keeps a loop that looks often from saying the same thing each time. */
final class Repeats {
    private static final Duration BETWEEN = Duration.ofMinutes(2);

    private final PracticeClock clock;
    private final Map<String, Instant> said = new HashMap<>();

    Repeats(PracticeClock clock) {
        this.clock = clock;
    }

    /** @return whether it is time to say it: the first time, and then every two minutes of practice time */
    boolean due(String what) {
        Instant now = clock.now();
        said.values().removeIf(at -> Duration.between(at, now).compareTo(BETWEEN) >= 0);
        return said.putIfAbsent(what, now) == null;
    }
}
