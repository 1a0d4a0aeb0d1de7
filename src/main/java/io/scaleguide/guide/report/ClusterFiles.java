package io.scaleguide.guide.report;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.redact.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a report takes from the cluster: the objects along the path, their events, and the last lines of the logs. */
public final class ClusterFiles {
    private static final int LINES = 300;
    private static final Pattern SENSITIVE = Pattern.compile("(?i).*(key|token|secret|password|credential).*");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Cluster cluster;
    private final ProbeContext context;
    private final Map<String, String> files = new LinkedHashMap<>();

    private ClusterFiles(Cluster cluster, ProbeContext context) {
        this.cluster = cluster;
        this.context = context;
    }

    /**
     * Gathers; what cannot be read is a line that says why.
     *
     * @param cluster the cluster
     * @param context the path
     * @return names and texts
     */
    public static Map<String, String> gather(Cluster cluster, ProbeContext context) {
        ClusterFiles files = new ClusterFiles(cluster, context);
        files.objects();
        files.logs();
        return files.files;
    }

    private void objects() {
        String namespace = context.scope().namespace();
        List<ObjectRef> refs = List.of(
                context.scope().hpaRef(),
                context.scope().metric(),
                context.scope().deploymentRef(),
                context.scope().serviceRef(),
                context.scope().gateway(),
                new ObjectRef(Kinds.API_SERVICE, "", "v1beta1.external.metrics.k8s.io"));
        for (ObjectRef ref : refs) {
            if (!ref.name().isEmpty()) {
                add(
                        "objects/" + ref.kind().kind() + "-" + ref.name() + ".yaml",
                        () -> cluster.get(ref).map(ClusterFiles::yaml).orElse("It is not there.\n"));
                add("events/" + ref.kind().kind() + "-" + ref.name() + ".txt", () -> events(cluster.eventsOf(ref)));
            }
        }
        for (var kind : List.of(
                Kinds.HTTP_ROUTE,
                Kinds.METRICS_EXTENSION,
                Kinds.GATEWAY_CONFIGURATION_V2,
                Kinds.GATEWAY_CONFIGURATION_V1)) {
            add(
                    "objects/" + kind.plural() + "-" + kind.apiVersion().replace('/', '_') + ".yaml",
                    () -> all(cluster.list(kind, namespace, "")));
        }
        workload("operator", context.operatorDeployment());
        workload("agents", context.agents().agents());
        workload("cluster-agent", context.agents().clusterAgent());
    }

    private void workload(String name, Optional<ObjectNode> workload) {
        workload.ifPresent(one -> {
            add("objects/" + name + ".yaml", () -> yaml(one));
            add("objects/" + name + "-pods.yaml", () -> all(context.podsOf(one)));
        });
    }

    private void logs() {
        log("operator", context.operatorDeployment(), "manager");
        log("agent", context.agents().agents(), "agent");
        log("cluster-agent", context.agents().clusterAgent(), "cluster-agent");
    }

    private void log(String name, Optional<ObjectNode> workload, String container) {
        workload.stream()
                .flatMap(one -> context.podsOf(one).stream())
                .findFirst()
                .ifPresent(pod -> {
                    String namespace = pod.path("metadata").path("namespace").asString("");
                    String podName = pod.path("metadata").path("name").asString("");
                    add("logs/" + name + ".txt", () -> cluster.log(namespace, podName, container, LINES));
                });
    }

    private void add(String name, Supplier<String> text) {
        String content;
        try {
            content = text.get();
        } catch (KubeException e) {
            content = "It could not be read: " + e.getMessage() + "\n";
        }
        if (!content.isBlank()) {
            files.put(name, content);
        }
    }

    private static String all(List<ObjectNode> objects) {
        StringBuilder text = new StringBuilder();
        objects.forEach(one -> text.append(yaml(one)));
        return text.toString();
    }

    private static String yaml(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.withObject("/metadata").remove("managedFields");
        hideValues(copy);
        return YAML.writeValueAsString(copy);
    }

    /** Values of variables whose name sounds secret: they may have been written there in plain text. */
    private static void hideValues(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("value")
                    && SENSITIVE.matcher(object.path("name").asString("")).matches()) {
                object.put("value", Redactor.MARK);
            }
        }
        node.forEach(ClusterFiles::hideValues);
    }

    private static String events(List<KubeEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(String.format(
                Locale.ROOT,
                "%s %s %s x%d %s%n",
                event.seen(),
                event.type(),
                event.reason(),
                event.count(),
                event.message())));
        return text.toString();
    }
}
