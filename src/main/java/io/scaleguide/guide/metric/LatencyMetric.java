package io.scaleguide.guide.metric;

import io.scaleguide.guide.manifest.ManifestAction;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The DatadogMetric: the query whose answer the cluster agent serves as an external metric. */
public final class LatencyMetric extends ManifestAction {
    /** Makes the action. */
    public LatencyMetric() {
        super("datadog-metric");
    }

    @Override
    protected List<ObjectNode> manifests(StepContext context) {
        ObjectNode metric = Manifests.read("""
                apiVersion: datadoghq.com/v1alpha1
                kind: DatadogMetric
                metadata:
                  name: %s
                  namespace: %s
                spec: {}
                """.formatted(context.answer("metric-name"), context.answer("namespace")));
        ((ObjectNode) metric.path("spec")).put("query", context.answer("query"));
        return List.of(metric);
    }

    /**
     * The object's name.
     *
     * @param context the step's context
     * @return the reference
     */
    public static ObjectRef ref(StepContext context) {
        return new ObjectRef(Kinds.DATADOG_METRIC, context.answer("namespace"), context.answer("metric-name"));
    }

    /**
     * The metric's name in the External Metrics API and in an HPA.
     *
     * @param context the step's context
     * @return {@code datadogmetric@NAMESPACE:NAME}
     */
    public static String externalName(StepContext context) {
        return "datadogmetric@" + context.answer("namespace") + ":" + context.answer("metric-name");
    }
}
