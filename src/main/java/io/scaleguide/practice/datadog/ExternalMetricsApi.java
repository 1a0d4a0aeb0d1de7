package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.ApiError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The External Metrics API, {@code external.metrics.k8s.io/v1beta1}, as the cluster agent serves it: every failure is a 500
 * whose words come after "Internal error occurred:".
 */
public final class ExternalMetricsApi implements AggregatedApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PATH = Pattern.compile("/?namespaces/([^/]+)/([^/]+)/?");

    private final ClusterAgent agent;

    /** @param agent the agent that serves it */
    public ExternalMetricsApi(ClusterAgent agent) {
        this.agent = agent;
    }

    @Override
    public List<ObjectNode> resources(String group, String version) {
        return served();
    }

    /** @return what any provider of external metrics serves: one kind of thing, to be read */
    public static List<ObjectNode> served() {
        ObjectNode resource = JSON.createObjectNode()
                .put("name", "externalmetrics")
                .put("singularName", "")
                .put("namespaced", true)
                .put("kind", "ExternalMetricValueList");
        resource.putArray("verbs").add("get");
        return List.of(resource);
    }

    @Override
    public ObjectNode get(String group, String version, String path, Map<String, String> query) {
        Matcher asked = PATH.matcher(path);
        if (!asked.matches()) {
            throw new ApiError(404, "NotFound", "the server could not find the requested resource");
        }
        // A plus sign is a plus sign in a path, unlike in a form.
        String metric = URLDecoder.decode(asked.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
        ExternalValue found = agent.external(metric);
        if (found instanceof ExternalValue.Value value) {
            return list(group + "/" + version, metric, value);
        }
        if (found instanceof ExternalValue.Failed failed) {
            throw new ApiError(500, "InternalError", "Internal error occurred: " + failed.message());
        }
        throw new ApiError(503, "ServiceUnavailable", "the server is currently unable to handle the request");
    }

    private static ObjectNode list(String apiVersion, String metric, ExternalValue.Value value) {
        ObjectNode list =
                JSON.createObjectNode().put("kind", "ExternalMetricValueList").put("apiVersion", apiVersion);
        list.putObject("metadata");
        list.putArray("items")
                .addObject()
                .put("metricName", metric)
                .putNull("metricLabels")
                .put("timestamp", MetricStatus.time(value.time()))
                .put("value", value.quantity());
        return list;
    }
}
