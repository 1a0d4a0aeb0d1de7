package io.scaleguide.practice.card;

import java.util.stream.Stream;

/** Cards of what other people do to the cluster's objects. */
class ObjectCardsIT extends MeetsCards {
    static Stream<Meeting> meetings() {
        return wanted(
                done("namespace-deleted"),
                done("operator-rolled"),
                done("annotation-removed"),
                done("annotation-port"),
                done("metric-deleted"),
                done("query-wrong"),
                done("crd-deleted"),
                done("hpa-deleted"),
                done("hpa-metric-wrong"),
                done("hpa-fixed"),
                done("service-astray"),
                done("app-key-revoked"),
                refused("external-metrics-stolen", "external-metrics-taken", "keda/keda-operator-metrics-apiserver now")
                        .repairedBy(
                                "patch",
                                "apiservice",
                                "v1beta1.external.metrics.k8s.io",
                                "--type=merge",
                                "-p",
                                "{\"spec\":{\"service\":{\"namespace\":\"datadog\",\"name\":\"datadog-cluster-agent-metrics-api\"}}}"),
                fails("quota", "late-workload-found", "pods run the newest template")
                        .repairedBy("delete", "resourcequota", "few-pods", "-n", "scaleguide-demo"),
                fails("pods-pending", "late-workload-found", "Unschedulable")
                        .repairedBy(
                                "patch",
                                "deployment",
                                "echo",
                                "-n",
                                "scaleguide-demo",
                                "--type=json",
                                "-p",
                                "[{\"op\":\"remove\",\"path\":\"/spec/template/spec/nodeSelector\"}]"),
                fails("scaled-to-zero", "traffic-in-vain", "Check that the Service behind the route has ready pods")
                        .repairedBy("scale", "deployment", "echo", "-n", "scaleguide-demo", "--replicas=1"),
                // The kubelet says ErrImagePull first and ImagePullBackOff later; both name the image.
                fails("agent-image", "agents-ready-stuck", "registry.invalid/agent:7: not found")
                        .repairedBy(
                                "set",
                                "image",
                                "daemonset/datadog",
                                "-n",
                                "datadog",
                                "agent=registry.datadoghq.com/agent:7.81.1"));
    }
}
