package io.scaleguide.practice.card;

import java.util.List;

/**
 * A fault as an exercise: it can be repaired with kubectl or with Scaleguide.
 *
 * @param symptom what someone who does not know the cause would report
 * @param hints each says more than the one before; the last says how it is repaired
 */
public record Exercise(String symptom, List<String> hints) {
    public Exercise {
        hints = List.copyOf(hints);
    }
}
