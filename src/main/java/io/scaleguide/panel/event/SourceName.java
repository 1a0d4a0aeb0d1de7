package io.scaleguide.panel.event;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ResourceKind;

/** What the panel calls the sources that it hears. */
public final class SourceName {
    /** The External Metrics API, asked once for each sync of the HPA. */
    public static final String EXTERNAL = "External Metrics API";

    /** Datadog, asked with the cluster agent's keys. */
    public static final String DATADOG = "Datadog";

    /** The look at the signal path. */
    public static final String PATH = "signal path";

    /** The watch of the HPA. */
    public static final String HPA = watch(Kinds.HPA);

    /** The watch of its DatadogMetric. */
    public static final String METRIC = watch(Kinds.DATADOG_METRIC);

    private SourceName() {}

    /**
     * @param kind a kind that is watched
     * @return the name of its watch, for example {@code watch of Deployment}
     */
    public static String watch(ResourceKind kind) {
        return "watch of " + kind.kind();
    }
}
