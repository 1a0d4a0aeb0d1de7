package io.scaleguide.panel.record;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.scaleguide.bounds.Bound;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.path.hop.Timing;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events are written in a recording: each record by its components, as {@code assets/schema/recording.schema.json} says. Only the types
 * named here are ever made from a file.
 */
final class RecordingJson {
    /** Deeper than any object of Kubernetes that the panel keeps. */
    private static final int DEEPEST = 64;

    /** One for all: it knows the types of events by heart, which takes it some milliseconds to learn. */
    private static final JsonMapper MAPPER = made();

    private RecordingJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper made() {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(Bound.RECORDED_LINE.bytes())
                        .maxNumberLength(100)
                        .build())
                .build();
        return JsonMapper.builder(bounded)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(PanelEvent.class, Events.class)
                .addMixIn(ExternalMetric.class, Readings.class)
                .addMixIn(Timing.class, Timings.class)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "heard")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "object-seen", value = PanelEvent.ObjectSeen.class),
        @JsonSubTypes.Type(name = "object-gone", value = PanelEvent.ObjectGone.class),
        @JsonSubTypes.Type(name = "happened", value = PanelEvent.Happened.class),
        @JsonSubTypes.Type(name = "external-read", value = PanelEvent.ExternalRead.class),
        @JsonSubTypes.Type(name = "datadog-read", value = PanelEvent.DatadogRead.class),
        @JsonSubTypes.Type(name = "path-looked", value = PanelEvent.PathLooked.class),
        @JsonSubTypes.Type(name = "traffic-measured", value = PanelEvent.TrafficMeasured.class),
        @JsonSubTypes.Type(name = "traffic-changed", value = PanelEvent.TrafficChanged.class),
        @JsonSubTypes.Type(name = "watch-told", value = PanelEvent.WatchTold.class)
    })
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface Events {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "value", value = ExternalMetric.Value.class),
        @JsonSubTypes.Type(name = "not-served", value = ExternalMetric.NotServed.class),
        @JsonSubTypes.Type(name = "failed", value = ExternalMetric.Failed.class)
    })
    private interface Readings {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "timing")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "due-by", value = Timing.DueBy.class),
        @JsonSubTypes.Type(name = "late-by", value = Timing.LateBy.class),
        @JsonSubTypes.Type(name = "broken-since", value = Timing.BrokenSince.class)
    })
    private interface Timings {}
}
