package io.scaleguide.panel.live;

import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.Slim;
import io.scaleguide.panel.model.PanelModel;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.scope.PathScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is read of an HPA first, on the way to its panel: its numbers can be shown while the rest of the path is still asked for.
 *
 * @param scope the names along the path, as far as the HPA has them
 * @param seen the HPA and its DatadogMetric, where they are there and may be read
 */
public record FirstSight(PathScope scope, List<Seen> seen) {

    /**
     * An object.
     *
     * @param ref its name
     * @param object what the panel shows of it
     */
    public record Seen(ObjectRef ref, ObjectNode object) {}

    static FirstSight of(PathScope scope, Optional<ObjectNode> hpa, Optional<ObjectNode> metric) {
        return new FirstSight(
                scope,
                Stream.concat(
                                hpa.map(one -> new Seen(scope.hpaRef(), Slim.of(one))).stream(),
                                metric.map(one -> new Seen(scope.metric(), Slim.of(one))).stream())
                        .toList());
    }

    /** @return what a watch would have told of it, given the time */
    public List<Function<Instant, PanelEvent>> events() {
        return seen.stream()
                .map(one ->
                        (Function<Instant, PanelEvent>) at -> new PanelEvent.ObjectSeen(at, one.ref(), one.object()))
                .toList();
    }

    /**
     * @param at when it was read
     * @return what there is to show of it at a moment; for one thread
     */
    public Function<Instant, PanelView> views(Instant at) {
        PanelModel model = new PanelModel(scope, Periods.USUAL);
        events().forEach(event -> model.take(event.apply(at)));
        return model::view;
    }
}
