package io.scaleguide.path.scope;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;

/**
 * The names along one path. What is not in the cluster has the name that it would have.
 *
 * @param namespace the workload's namespace
 * @param hpa the HPA's name
 * @param metric the DatadogMetric
 * @param metricName the external metric's name, as the HPA has it or would have it
 * @param workload the kind and name of what is scaled, for example {@code Deployment echo}
 * @param deployment its name
 * @param service the Service whose latency is meant
 * @param gateway the Gateway that the route to it names; empty name where no route is there
 */
public record PathScope(
        String namespace,
        String hpa,
        ObjectRef metric,
        String metricName,
        String workload,
        String deployment,
        String service,
        ObjectRef gateway) {

    /** @return the Gateway's name; empty where no route is there */
    public String gatewayName() {
        return gateway.name();
    }

    /** @return the DatadogMetric's namespace */
    public String metricNamespace() {
        return metric.namespace();
    }

    /** @return the HPA */
    public ObjectRef hpaRef() {
        return new ObjectRef(Kinds.HPA, namespace, hpa);
    }

    /** @return the Deployment */
    public ObjectRef deploymentRef() {
        return new ObjectRef(Kinds.DEPLOYMENT, namespace, deployment);
    }

    /** @return the Service */
    public ObjectRef serviceRef() {
        return new ObjectRef(Kinds.SERVICE, namespace, service);
    }
}
