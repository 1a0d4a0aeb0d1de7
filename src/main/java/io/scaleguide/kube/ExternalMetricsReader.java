package io.scaleguide.kube;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Reads the External Metrics API as the horizontal pod autoscaler does. */
final class ExternalMetricsReader {

    private static final String GROUP_VERSION = "external.metrics.k8s.io/v1beta1";

    private final ApiServer server;

    ExternalMetricsReader(ApiServer server) {
        this.server = server;
    }

    ExternalMetric read(String namespace, String metricName) {
        String group = ResourcePaths.version(GROUP_VERSION);
        Call call = Call.get(
                        group + "/namespaces/" + ResourcePaths.encode(namespace) + "/"
                                + ResourcePaths.encode(metricName),
                        "read the external metric " + metricName)
                .needing(new Permission("list", "external.metrics.k8s.io", metricName, namespace));
        Reply reply = server.ask(call);
        int status = reply.status();
        if (reply.ok()) {
            return value(Json.objects(reply.object(), "items"));
        }
        if (status == 401 || status == 403) {
            throw server.failures().refused(call, reply);
        }
        if (status == 503 || (status == 404 && !groupAnswers(group))) {
            return new ExternalMetric.NotServed(words(reply));
        }
        return new ExternalMetric.Failed(status, words(reply));
    }

    /** The values' sum, as the autoscaler takes it (Kubernetes pkg/controller/podautoscaler/replica_calculator.go). */
    static ExternalMetric value(List<ObjectNode> items) {
        if (items.isEmpty()) {
            return new ExternalMetric.Failed(200, "The provider answered without a value.");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (ObjectNode item : items) {
            String quantity = Json.text(item, "value");
            Optional<BigDecimal> number = Quantities.decode(quantity);
            if (number.isEmpty()) {
                return new ExternalMetric.Failed(200, "The provider's value \"" + quantity + "\" is not a quantity.");
            }
            sum = sum.add(number.get());
        }
        String quantities = items.stream().map(item -> Json.text(item, "value")).collect(Collectors.joining(" + "));
        Instant oldest = items.stream()
                .map(item -> Times.parse(Json.text(item, "timestamp")))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new ExternalMetric.Value(sum, quantities, oldest);
    }

    private boolean groupAnswers(String group) {
        return server.ask(Call.get(group, "look up who serves external metrics"))
                .ok();
    }

    private static String words(Reply reply) {
        return Json.object(reply.body())
                .map(body -> Json.text(body, "message"))
                .filter(message -> !message.isEmpty())
                .orElseGet(() -> reply.body().isBlank()
                        ? "HTTP status " + reply.status()
                        : reply.body().strip());
    }
}
