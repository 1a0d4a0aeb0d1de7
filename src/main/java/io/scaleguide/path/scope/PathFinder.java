package io.scaleguide.path.scope;

import io.scaleguide.kong.ExtensionServices;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works out which objects make up the path, from the cluster alone: from the HPA to its DatadogMetric and workload, from there to the
 * Service and the Gateway; where there is no HPA, from the metrics extension.
 */
public final class PathFinder {
    /** The demo's names, where nothing in the cluster says others. */
    private static final String DEMO_NAMESPACE = "scaleguide-demo";

    private static final String DEMO_NAME = "echo";
    private static final String PREFIX = "datadogmetric@";
    private static final Pattern METRIC = Pattern.compile("datadogmetric@([^:]+):(.+)");
    private static final Pattern SERVICE_TAG =
            Pattern.compile("[{,]\\s*(?:service|kubernetes_name):([A-Za-z0-9.-]+)\\s*[,}]");

    private final Reads reads;

    /** @param reads the cluster */
    public PathFinder(Reads reads) {
        this.reads = reads;
    }

    /**
     * Finds the path.
     *
     * @param request what the user says of it
     * @return the names along it
     * @throws AmbiguousPathException where several HPAs could be meant
     */
    public PathScope find(PathRequest request) {
        PathScope named = named(request);
        String service = service(named.namespace(), named.metric(), named.service());
        String scaled =
                named.deployment().isEmpty() ? deploymentBehind(named.namespace(), service) : named.deployment();
        return new PathScope(
                named.namespace(),
                named.hpa(),
                named.metric(),
                named.metricName(),
                kind(hpa(request)) + " " + scaled,
                scaled,
                service,
                gateway(named.namespace(), service));
    }

    /**
     * The beginning of it: what the HPA alone says, which takes one question, or two where there is none. The Deployment is empty where the HPA
     * names none, the Service has the workload's name, and there is no Gateway.
     *
     * @param request what the user says of it
     * @return the names, as far as they are known by then
     * @throws AmbiguousPathException where several HPAs could be meant
     */
    public PathScope named(PathRequest request) {
        Optional<ObjectNode> hpa = hpa(request);
        Optional<ObjectNode> extension = hpa.isPresent() ? Optional.empty() : extension(request);
        String namespace = hpa.or(() -> extension)
                .map(one -> text(one, "metadata", "namespace"))
                .or(request::namespace)
                .orElse(DEMO_NAMESPACE);
        String name = hpa.map(one -> text(one, "metadata", "name"))
                .or(request::hpa)
                .or(() -> extension.flatMap(
                        one -> ExtensionServices.of(one).stream().findFirst()))
                .orElse(DEMO_NAME);
        String metricName = hpa.flatMap(PathFinder::externalName)
                .orElseGet(() -> PREFIX + namespace + ":" + name + "-kong-upstream-latency-ms-avg");
        ObjectRef metric = metric(namespace, name, metricName);
        String deployment = target(hpa).path("name").asString("");
        return new PathScope(
                namespace,
                name,
                metric,
                metricName,
                kind(hpa) + " " + deployment,
                deployment,
                deployment.isEmpty() ? name : deployment,
                new ObjectRef(Kinds.GATEWAY, namespace, ""));
    }

    private static JsonNode target(Optional<ObjectNode> hpa) {
        return hpa.map(one -> one.path("spec").path("scaleTargetRef")).orElseGet(MissingNode::getInstance);
    }

    private static String kind(Optional<ObjectNode> hpa) {
        return target(hpa).path("kind").asString("Deployment");
    }

    /**
     * @param request what the user says of it
     * @return the HPA; empty where there is none, or none may be read
     * @throws AmbiguousPathException where several could be meant
     */
    public Optional<ObjectNode> hpa(PathRequest request) {
        List<ObjectNode> all = everywhere(Kinds.HPA, request.namespace());
        List<ObjectNode> external = all.stream()
                .filter(one -> request.hpa()
                        .map(text(one, "metadata", "name")::equals)
                        .orElseGet(() -> externalName(one).isPresent()))
                .toList();
        List<ObjectNode> datadogs = external.stream()
                .filter(one ->
                        externalName(one).filter(name -> name.contains(PREFIX)).isPresent())
                .toList();
        List<ObjectNode> candidates = datadogs.isEmpty() ? external : datadogs;
        if (candidates.size() > 1) {
            return Optional.of(onlyOrOldest(candidates));
        }
        return candidates.stream().findFirst();
    }

    /** Several HPAs on one workload are one path with a fault; several workloads are several paths. */
    private static ObjectNode onlyOrOldest(List<ObjectNode> candidates) {
        long workloads = candidates.stream()
                .map(one -> text(one, "metadata", "namespace") + "/"
                        + one.path("spec").path("scaleTargetRef"))
                .distinct()
                .count();
        if (workloads > 1) {
            throw new AmbiguousPathException(candidates.stream()
                    .map(one -> text(one, "metadata", "namespace") + "/" + text(one, "metadata", "name"))
                    .sorted()
                    .toList());
        }
        return candidates.stream()
                .min(Comparator.comparing((ObjectNode one) -> text(one, "metadata", "creationTimestamp"))
                        .thenComparing(one -> text(one, "metadata", "name")))
                .orElseThrow();
    }

    private Optional<ObjectNode> extension(PathRequest request) {
        return everywhere(Kinds.METRICS_EXTENSION, request.namespace()).stream().findFirst();
    }

    /** All namespaces where the user may look at them, else the context's own. */
    private List<ObjectNode> everywhere(ResourceKind kind, Optional<String> namespace) {
        List<ObjectNode> none = List.of();
        if (namespace.isPresent()) {
            String only = namespace.get();
            return ifAllowed(() -> reads.list(kind, only), () -> none);
        }
        return ifAllowed(
                () -> reads.list(kind, ""),
                () -> ifAllowed(() -> reads.list(kind, reads.cluster().context().namespace()), () -> none));
    }

    private static Optional<String> externalName(ObjectNode hpa) {
        return stream(hpa.path("spec").path("metrics"))
                .filter(metric -> metric.path("type").asString("").equals("External"))
                .map(metric ->
                        metric.path("external").path("metric").path("name").asString(""))
                .findFirst();
    }

    private ObjectRef metric(String namespace, String hpa, String name) {
        Matcher matcher = METRIC.matcher(name);
        return matcher.matches()
                ? new ObjectRef(Kinds.DATADOG_METRIC, matcher.group(1), matcher.group(2))
                : new ObjectRef(Kinds.DATADOG_METRIC, namespace, hpa + "-kong-upstream-latency-ms-avg");
    }

    /** The service that the query asks for; else the one in front of the workload; else the workload's name. */
    private String service(String namespace, ObjectRef metric, String deployment) {
        Optional<String> asked = get(metric)
                .map(one -> SERVICE_TAG.matcher(text(one, "spec", "query")))
                .filter(Matcher::find)
                .map(found -> found.group(1));
        if (asked.isPresent()) {
            return asked.get();
        }
        Optional<ObjectNode> workload = get(new ObjectRef(Kinds.DEPLOYMENT, namespace, deployment));
        return workload.stream()
                .flatMap(one -> list(Kinds.SERVICE, namespace).stream()
                        .filter(service -> selects(service, one))
                        .map(service -> text(service, "metadata", "name")))
                .findFirst()
                .orElse(deployment);
    }

    /** What the user may not read, the hop that needs it says; here the path goes on without. */
    private static <T> T ifAllowed(Supplier<T> read, Supplier<T> otherwise) {
        try {
            return read.get();
        } catch (KubeException e) {
            if (e.reason() != Reason.FORBIDDEN) {
                throw e;
            }
            return otherwise.get();
        }
    }

    private Optional<ObjectNode> get(ObjectRef ref) {
        return ifAllowed(() -> reads.get(ref), Optional::empty);
    }

    private List<ObjectNode> list(ResourceKind kind, String namespace) {
        return ifAllowed(() -> reads.list(kind, namespace), List::of);
    }

    private String deploymentBehind(String namespace, String service) {
        Optional<ObjectNode> front = get(new ObjectRef(Kinds.SERVICE, namespace, service));
        return front.stream()
                .flatMap(one -> list(Kinds.DEPLOYMENT, namespace).stream()
                        .filter(deployment -> selects(one, deployment))
                        .map(deployment -> text(deployment, "metadata", "name")))
                .findFirst()
                .orElse(service);
    }

    /**
     * @param service a Service
     * @param workload a Deployment
     * @return whether the Service's selector fits the workload's pods; a Service without one fits none
     */
    public static boolean selects(ObjectNode service, ObjectNode workload) {
        JsonNode labels =
                workload.path("spec").path("template").path("metadata").path("labels");
        var wanted = service.path("spec").path("selector").properties();
        return !wanted.isEmpty()
                && wanted.stream().allMatch((Map.Entry<String, JsonNode> one) -> labels.path(one.getKey())
                        .equals(one.getValue()));
    }

    private ObjectRef gateway(String namespace, String service) {
        return ifAllowed(() -> routes(reads, namespace, service), () -> List.<ObjectNode>of()).stream()
                .flatMap(route -> stream(route.path("spec").path("parentRefs")).limit(1))
                .findFirst()
                .map(parent -> new ObjectRef(
                        Kinds.GATEWAY,
                        parent.path("namespace").asString(namespace),
                        parent.path("name").asString("")))
                .orElseGet(() -> list(Kinds.GATEWAY, namespace).stream()
                        .findFirst()
                        .map(one -> new ObjectRef(Kinds.GATEWAY, namespace, text(one, "metadata", "name")))
                        .orElseGet(() -> new ObjectRef(Kinds.GATEWAY, namespace, "")));
    }

    /**
     * @param reads the cluster
     * @param namespace a namespace
     * @param service a Service in it
     * @return the HTTPRoutes of that namespace that lead to it
     */
    public static List<ObjectNode> routes(Reads reads, String namespace, String service) {
        return reads.list(Kinds.HTTP_ROUTE, namespace).stream()
                .filter(route -> stream(route.path("spec").path("rules"))
                        .flatMap(rule -> stream(rule.path("backendRefs")))
                        .anyMatch(backend -> backend.path("name").asString("").equals(service)))
                .toList();
    }

    private static String text(ObjectNode object, String part, String field) {
        return object.path(part).path(field).asString("");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
