package io.scaleguide.path.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The details that those who find something give with it, by finding. Texts of pages (text-...) are not listed here. */
final class FindingDetails {
    private static final String LIST = """
            gateway-unreachable: address problem
            gateway-answers-404: url
            upstream-answers-5xx: status url
            no-traffic-yet: service
            traffic-stopped: age
            gateway-missing: gateway
            gateway-address-pending: gateway
            gateway-address-internal: address
            gateway-not-programmed: gateway message reason
            service-missing: service
            route-missing: service
            route-not-accepted: message reason route
            route-backend-unresolved: message reason route
            route-several-backends: route
            route-no-endpoints: service
            extension-missing: namespace
            extension-skips-service: extension service
            extension-other-namespace: extension namespace
            extension-not-attached: configuration extension
            extension-misplaced: configuration
            extension-several-services: extension services
            plugin-not-attached: service
            global-prometheus-plugin: plugin
            operator-missing:
            operator-not-ready: operator reason
            operator-proxy-image-gone: image operator
            operator-open-source-edition: image
            operator-metric-absent: pod
            operator-metric-other-service: others service
            operator-metrics-refused: pod status
            operator-metrics-unreachable: pod port problem
            annotation-missing: operator
            annotation-invalid-json: key problem
            annotation-unknown-container: container containers key
            annotation-wrong-endpoint: endpoint right
            annotation-wrong-family: metrics
            annotation-no-distribution:
            annotation-token-ignored:
            annotation-token-missing:
            annotation-on-pod-only: pod
            annotation-other-namespace: metric namespace
            annotation-no-openmetrics:
            agent-missing:
            agent-not-ready: ready reason wanted
            agent-no-hostname: pod
            agent-image-not-pulled: image pod
            agent-refused-by-policy: message
            agent-not-beside-operator: node
            agent-check-failing: error
            agent-check-not-scheduled: error
            api-key-missing: secret
            app-key-missing: deployment
            api-key-rejected: site
            app-key-rejected: site
            app-key-scope: site
            site-mismatch: configured right
            site-has-prefix: site
            datadog-unreachable: address problem
            datadog-rate-limited: limit
            query-invalid: problem query
            query-no-series: query
            query-points-late: age allowed
            metric-crd-missing:
            metric-missing: metric
            metric-not-referenced: metric
            metric-not-refreshed: age metric
            metric-several-series: message metric
            metric-outdated: message metric
            metric-batch-poisoned: message metric suspects
            metric-rate-limited: message metric
            metric-forbidden: message metric
            metric-no-series: message metric query
            cluster-clock-ahead: ahead
            metric-mixes-services: namespaces service
            external-api-missing:
            external-api-foreign: owner
            external-api-unreachable: message
            external-api-no-endpoints: message
            cluster-agent-not-ready: deployment reason
            external-value-refused: message
            hpa-missing: namespace
            hpa-metric-name-wrong: name
            hpa-no-target-workload: message target
            hpa-metric-unavailable: message
            hpa-scaling-disabled: target
            hpa-fixed-size: size
            hpa-at-maximum: maximum target value
            hpa-average-value: name
            hpa-scale-down-disabled:
            hpa-two-on-one-target: others target
            workload-pods-pending: message
            workload-image-not-pulled: image pod
            workload-pods-crash: pod
            workload-quota: message
            workload-not-behind-service: service workload
            gateway-class-not-accepted: class words
            """;

    private FindingDetails() {}

    /** @return the names of the details, by the finding's id */
    static Map<String, List<String>> byId() {
        return LIST.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Arrays.stream(parts[1].split(" "))
                        .filter(name -> !name.isEmpty())
                        .toList()));
    }
}
