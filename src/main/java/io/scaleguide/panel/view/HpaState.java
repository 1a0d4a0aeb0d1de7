package io.scaleguide.panel.view;

import io.scaleguide.path.status.StatusView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The HPA as it stands.
 *
 * @param row the columns of {@code kubectl get hpa}
 * @param target the metric's target in its unit; empty where the HPA has none that can be read
 * @param conditions its conditions, in the order of the object
 * @param lastScale when it last scaled
 */
public record HpaState(
        StatusView.HpaRow row, Optional<Double> target, List<Condition> conditions, Optional<Instant> lastScale) {

    /** A condition, as the object has it. */
    public record Condition(String type, String status, String reason, String message, Optional<Instant> since) {}
}
