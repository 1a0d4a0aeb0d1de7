package io.scaleguide.panel.shadow;

import java.time.Instant;

/**
 * The next change, if metric and pods stay as they are.
 *
 * @param from the replicas now
 * @param to the replicas then
 * @param earliest when at the earliest; the controller's sync after it does it
 * @param because what is over then, for example {@code when the scale-up policy's 120 s are over}; for a step that is due, {@code at the next sync}
 */
public record NextStep(int from, int to, Instant earliest, String because) {}
