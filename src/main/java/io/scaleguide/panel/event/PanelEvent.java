package io.scaleguide.panel.event;

import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the panel hears, in order. All of its state is made from these, live or from a recording. Nothing in it is secret. */
public sealed interface PanelEvent {
    /** @return when it was heard, by this machine's clock */
    Instant at();

    /** An object is there, or has changed; without managedFields. */
    record ObjectSeen(Instant at, ObjectRef ref, ObjectNode object) implements PanelEvent {}

    /** An object is gone. */
    record ObjectGone(Instant at, ObjectRef ref) implements PanelEvent {}

    /** A Kubernetes event about the HPA was seen. */
    record Happened(Instant at, KubeEvent event) implements PanelEvent {}

    /** The External Metrics API was asked. */
    record ExternalRead(Instant at, ExternalMetric reading) implements PanelEvent {}

    /** Datadog was asked. {@code newest}: the time of the newest point; {@code problem}: why there is no value, else empty. */
    record DatadogRead(Instant at, Optional<Double> value, Optional<Instant> newest, String problem)
            implements PanelEvent {}

    /** The whole signal path was looked at. */
    record PathLooked(Instant at, Diagnosis diagnosis) implements PanelEvent {}

    /** What traffic has met so far. */
    record TrafficMeasured(Instant at, TrafficFigures figures) implements PanelEvent {}

    /** Traffic was started, changed or stopped. */
    record TrafficChanged(Instant at, String words) implements PanelEvent {}

    /** A watch has told everything there was, or lost the server and says so. {@code problem}: empty when it is in sync. */
    record WatchTold(Instant at, String what, String problem) implements PanelEvent {}
}
