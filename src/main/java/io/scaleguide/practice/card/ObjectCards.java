package io.scaleguide.practice.card;

import io.scaleguide.practice.fault.Fault;
import io.scaleguide.practice.fault.ObjectFaults;
import java.util.List;

/** What other people do to the cluster's objects: most of it is an exercise as well. */
final class ObjectCards {
    private ObjectCards() {}

    private static FaultCard card(String name, String wrong, String finding, Fault fault) {
        return FaultCard.done(name, wrong, new Sign.Finding(finding), fault);
    }

    static List<FaultCard> all() {
        return List.of(
                card(
                                "namespace-deleted",
                                "Someone deletes the workload's namespace, with the Gateway, the DatadogMetric and the HPA in it.",
                                "hpa-missing",
                                ObjectFaults.namespaceDeleted())
                        .exercise(
                                "The shop is gone, says everybody.",
                                "What is left of it? kubectl get namespaces",
                                "The namespace was deleted with all that was in it.",
                                "Make it all again: scaleguide up"),
                FaultCard.done(
                        "operator-rolled",
                        "Someone restarts the operator: its pods are replaced.",
                        new Sign.Overcome("The check is on the pod template, so new pods have it too."),
                        ObjectFaults.operatorRolled()),
                card(
                                "annotation-removed",
                                "Someone upgrades the operator's chart, and the check's annotation is gone.",
                                "annotation-missing",
                                ObjectFaults.annotationRemoved())
                        .exercise(
                                "The HPA has not moved since somebody upgraded the operator.",
                                "Datadog gets no new points. What tells the agent what to scrape?",
                                "The operator's pods have lost an annotation.",
                                "Put it back: scaleguide doctor --fix annotation-missing --yes"),
                card(
                                "annotation-port",
                                "Someone changes the port in the check's annotation.",
                                "annotation-wrong-endpoint",
                                ObjectFaults.annotationPortWrong())
                        .exercise(
                                "The latency in Datadog stopped at a round hour, and nothing was deployed.",
                                "The agent scrapes, and fails. What does it ask?",
                                "The annotation on the operator's pods names port 8443; metrics are served on 8080.",
                                "Write it anew: scaleguide doctor --fix annotation-wrong-endpoint --yes"),
                card(
                                "metric-deleted",
                                "Someone deletes the DatadogMetric.",
                                "metric-missing",
                                ObjectFaults.metricDeleted())
                        .exercise(
                                "The HPA says that it cannot get its external metric.",
                                "Datadog has points. Who asks for them?",
                                "The DatadogMetric that the HPA names is gone: kubectl get datadogmetric -A",
                                "Make it again: scaleguide up"),
                card(
                                "query-wrong",
                                "Someone edits the DatadogMetric's query.",
                                "query-no-series",
                                ObjectFaults.queryWrong())
                        .exercise(
                                "The DatadogMetric has been in error since this morning.",
                                "Compare its query with the metrics that Datadog has.",
                                "The metric's name in the query lacks a word: kong_upstream_latency_ms is right.",
                                "Put it right: scaleguide doctor --fix query-no-series --yes, or kubectl edit datadogmetric"),
                card(
                                "crd-deleted",
                                "Someone deletes the definition of DatadogMetrics, and so all of them.",
                                "metric-crd-missing",
                                ObjectFaults.definitionDeleted())
                        .exercise(
                                "kubectl says that it does not know DatadogMetrics.",
                                "kubectl get crd | grep datadog",
                                "The definition is gone, and with it every DatadogMetric of every team.",
                                "Let the chart make it again, and the guide the metric: scaleguide up"),
                card(
                                "external-metrics-stolen",
                                "Another product takes the External Metrics API for itself.",
                                "external-api-foreign",
                                ObjectFaults.externalMetricsStolen())
                        .exercise(
                                "Since another team installed its autoscaler, ours has stood still.",
                                "A cluster has one provider of external metrics.",
                                "kubectl get apiservice v1beta1.external.metrics.k8s.io names it.",
                                "Take it back: helm get manifest datadog -n datadog | kubectl apply -f -"),
                card("hpa-deleted", "Someone deletes the HPA.", "metric-not-referenced", ObjectFaults.hpaDeleted())
                        .exercise(
                                "The replicas stay as they are, whatever the load.",
                                "Every number arrives. Who decides?",
                                "The HPA is gone: kubectl get hpa -A",
                                "Make it again: scaleguide up"),
                card(
                                "hpa-metric-wrong",
                                "Someone edits the name of the HPA's metric.",
                                "hpa-metric-name-wrong",
                                ObjectFaults.hpaMetricWrong())
                        .exercise(
                                "The HPA says that it cannot compute the replica count.",
                                "Compare the name of its metric with the DatadogMetrics that there are.",
                                "It is datadogmetric@NAMESPACE:NAME, and the name is wrong.",
                                "Put it right: scaleguide up, or kubectl edit hpa"),
                card("hpa-fixed", "Someone sets the HPA's maximum to 1.", "hpa-fixed-size", ObjectFaults.hpaFixed())
                        .exercise(
                                "The latency is far above the target, and there is one replica.",
                                "What may the HPA do at most? kubectl get hpa -A",
                                "Its minimum and its maximum are both 1.",
                                "Raise it: scaleguide up, or kubectl patch hpa"),
                card(
                                "quota",
                                "A quota leaves no room for more pods, while the HPA wants two more.",
                                "workload-quota",
                                ObjectFaults.quota())
                        .exercise(
                                "The HPA wants more replicas than there are.",
                                "Nothing is pending. Who refuses the pods? kubectl get events",
                                "A ResourceQuota in the workload's namespace counts pods.",
                                "Take it away: kubectl delete resourcequota few-pods -n scaleguide-demo"),
                card(
                                "pods-pending",
                                "Someone makes the workload's pods ask for a node that there is not.",
                                "workload-pods-pending",
                                ObjectFaults.podsPending())
                        .exercise(
                                "New pods of the workload never start.",
                                "kubectl get pods, and describe one that is Pending.",
                                "Its nodeSelector wants disk=none, and no node has that label.",
                                "Take it out: kubectl patch deployment echo -n scaleguide-demo --type=json -p"
                                        + " '[{\"op\":\"remove\",\"path\":\"/spec/template/spec/nodeSelector\"}]'"),
                card(
                                "scaled-to-zero",
                                "Someone scales the workload to 0, by which its HPA stops.",
                                "hpa-scaling-disabled",
                                ObjectFaults.scaledToZero())
                        .exercise(
                                "Every request gets 503, and the HPA does nothing about it.",
                                "How many replicas are wanted? kubectl get deployment",
                                "An HPA leaves a workload alone that is scaled to 0.",
                                "Scale it to 1: kubectl scale deployment echo -n scaleguide-demo --replicas=1"),
                card(
                                "service-astray",
                                "Someone changes the selector of the workload's Service.",
                                "workload-not-behind-service",
                                ObjectFaults.serviceAstray())
                        .exercise(
                                "The pods are well, and every request gets 503.",
                                "Who is behind the Service? kubectl get endpoints",
                                "The Service's selector wants app=cart; the pods say app=echo.",
                                "Put it right: kubectl patch service echo -n scaleguide-demo -p"
                                        + " '{\"spec\":{\"selector\":{\"app\":\"echo\"}}}'"),
                card(
                                "agent-image",
                                "Someone gives the node agents an image that cannot be pulled.",
                                "agent-image-not-pulled",
                                ObjectFaults.agentImageGone())
                        .exercise(
                                "Datadog hears nothing of this cluster any more.",
                                "kubectl get pods -n datadog",
                                "The node agents' image is not there to be pulled.",
                                "Put the chart's own back: helm get manifest datadog -n datadog | kubectl apply -f -"),
                card(
                                "app-key-revoked",
                                "Someone puts a revoked application key into the agents' Secret.",
                                "app-key-rejected",
                                ObjectFaults.applicationKeyRevoked())
                        .exercise(
                                "The DatadogMetric says that Datadog refuses.",
                                "Which keys does the cluster agent use?",
                                "The Secret datadog-keys holds an application key that was revoked.",
                                "Write the right one there: scaleguide up"));
    }
}
