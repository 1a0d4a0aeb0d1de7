package io.scaleguide.tui.demo;

import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a demonstration does on the live panel: presses keys, lets the panel be looked at, and waits for something.
 *
 * @param say what it says meanwhile
 * @param keys the keys that it presses first
 * @param pause how long the panel is looked at, at the usual pace; empty to take it from the amount of text
 * @param until what is waited for then; empty for nothing
 * @param atMost how long that is waited for before the person at the screen is asked to see to it
 * @param takes how long that is thought to take
 */
public record PanelScene(
        List<String> say,
        List<Key> keys,
        Optional<Duration> pause,
        Optional<Until> until,
        Duration atMost,
        Duration takes) {}
