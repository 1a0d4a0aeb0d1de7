package io.scaleguide.guide.autoscale;

import io.scaleguide.guide.manifest.ManifestAction;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.metric.LatencyMetric;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The HPA on the latency. */
public final class LatencyAutoscaler extends ManifestAction {
    /** Makes the action. */
    public LatencyAutoscaler() {
        super("hpa");
    }

    @Override
    protected List<ObjectNode> manifests(StepContext context) {
        return List.of(Manifests.read("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  scaleTargetRef:
                    apiVersion: apps/v1
                    kind: Deployment
                    name: %s
                  minReplicas: %d
                  maxReplicas: %d
                  behavior:
                    scaleDown:
                      stabilizationWindowSeconds: %d
                      selectPolicy: Max
                      policies:
                        - type: Percent
                          value: 100
                          periodSeconds: 15
                    scaleUp:
                      stabilizationWindowSeconds: 0
                      selectPolicy: Max
                      policies:
                        - type: Percent
                          value: 100
                          periodSeconds: %d
                        - type: Pods
                          value: 2
                          periodSeconds: %<d
                  metrics:
                    - type: External
                      external:
                        metric:
                          name: "%s"
                        target:
                          type: Value
                          value: "%s"
                """.formatted(
                        context.answer("hpa-name"),
                        context.answer("namespace"),
                        context.answer("deployment"),
                        context.answers().whole("min-replicas"),
                        context.answers().whole("max-replicas"),
                        context.answers().duration("scale-down-window").toSeconds(),
                        context.answers().duration("scale-up-period").toSeconds(),
                        LatencyMetric.externalName(context),
                        context.answer("target"))));
    }

    /**
     * The object's name.
     *
     * @param context the step's context
     * @return the reference
     */
    public static ObjectRef ref(StepContext context) {
        return new ObjectRef(Kinds.HPA, context.answer("namespace"), context.answer("hpa-name"));
    }
}
