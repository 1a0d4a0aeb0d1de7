package io.scaleguide.kong;

import io.scaleguide.kong.OperatorInstall.Generation;
import io.scaleguide.kong.OperatorInstall.HelmOwner;
import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds Kong operators among Deployments, by labels and images and never by name. Sources: Kong/charts gateway-operator and
 * kong-operator templates, Kong/kong-operator CHANGELOG.
 */
public final class OperatorFinder {
    private static final Set<String> COMPONENTS = Set.of("kgo", "ko");
    private static final Set<String> NAMES = Set.of("gateway-operator", "kong-operator");
    private static final Pattern IMAGE =
            Pattern.compile("(?:.*/)?kong/(gateway-operator(?:-oss)?|kong-operator)(?::(.+?))?(?:@.*)?");
    private static final Pattern CHART = Pattern.compile("(.+?)-(\\d+)\\.(\\d+)\\.(\\d+).*");
    private static final int DEFAULT_PORT = 8080;
    private static final int PROXY_PORT = 8443;

    private OperatorFinder() {}

    /**
     * Finds the operators.
     *
     * @param deployments any Deployments
     * @return those that are Kong operators, in the order given
     */
    public static List<OperatorInstall> find(List<ObjectNode> deployments) {
        return deployments.stream()
                .filter(OperatorFinder::isOperator)
                .map(OperatorFinder::describe)
                .toList();
    }

    private static boolean isOperator(ObjectNode deployment) {
        JsonNode labels = template(deployment).path("metadata").path("labels");
        if (!labels.path("control-plane").asString("").equals("controller-manager")) {
            return false;
        }
        return COMPONENTS.contains(labels.path("app.kubernetes.io/component").asString(""))
                || NAMES.contains(labels.path("app.kubernetes.io/name").asString(""))
                || image(deployment).isPresent();
    }

    private static OperatorInstall describe(ObjectNode deployment) {
        Optional<String> version = version(deployment);
        Generation generation = generation(deployment, version);
        JsonNode metadata = deployment.path("metadata");
        return new OperatorInstall(
                metadata.path("namespace").asString(""),
                metadata.path("name").asString(""),
                generation,
                version,
                metrics(deployment, generation),
                helmOwner(deployment));
    }

    private static Generation generation(ObjectNode deployment, Optional<String> version) {
        if (container(deployment, "kube-rbac-proxy").isPresent()) {
            return Generation.RBAC_PROXY;
        }
        boolean renamed = image(deployment)
                .filter(image -> image.group(1).equals("kong-operator"))
                .isPresent();
        boolean second = version.filter(text -> text.replaceFirst("^v", "").startsWith("2."))
                .isPresent();
        return renamed || second ? Generation.KONG_OPERATOR : Generation.GATEWAY_OPERATOR;
    }

    private static MetricsEndpoint metrics(ObjectNode deployment, Generation generation) {
        if (generation == Generation.RBAC_PROXY) {
            return new MetricsEndpoint("kube-rbac-proxy", "https", PROXY_PORT, true);
        }
        String address = setting(deployment, "metrics-bind-address", "METRICS_BIND_ADDRESS")
                .orElse(":" + DEFAULT_PORT);
        boolean token = setting(deployment, "metrics-access-filter", "METRICS_ACCESS_FILTER")
                .filter("rbac"::equals)
                .isPresent();
        // With the filter the scheme is still http: modules/manager/run.go sets no SecureServing.
        return new MetricsEndpoint(manager(deployment).path("name").asString("manager"), "http", port(address), token);
    }

    private static int port(String address) {
        try {
            return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            return DEFAULT_PORT;
        }
    }

    /** A setting of the manager: its flag, else its variable, under either of the two prefixes it has had. */
    private static Optional<String> setting(ObjectNode deployment, String flag, String variable) {
        JsonNode manager = manager(deployment);
        String prefix = "--" + flag + "=";
        Optional<String> argument = Stream.concat(stream(manager.path("args")), stream(manager.path("command")))
                .map(word -> word.asString(""))
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .findFirst();
        return argument.or(() -> stream(manager.path("env"))
                .filter(entry -> entry.path("name").asString("").equals("GATEWAY_OPERATOR_" + variable)
                        || entry.path("name").asString("").equals("KONG_OPERATOR_" + variable))
                .map(entry -> entry.path("value").asString(""))
                .findFirst());
    }

    private static JsonNode manager(ObjectNode deployment) {
        return container(deployment, "manager")
                .or(() -> containers(deployment)
                        .filter(one ->
                                IMAGE.matcher(one.path("image").asString("")).matches())
                        .findFirst())
                .orElseGet(() -> tools.jackson.databind.node.MissingNode.getInstance());
    }

    private static Optional<String> version(ObjectNode deployment) {
        return image(deployment)
                .flatMap(matcher -> Optional.ofNullable(matcher.group(2)))
                .or(() -> Optional.of(template(deployment)
                                .path("metadata")
                                .path("labels")
                                .path("app.kubernetes.io/version")
                                .asString(""))
                        .filter(text -> !text.isEmpty()));
    }

    private static Optional<Matcher> image(ObjectNode deployment) {
        return containers(deployment)
                .map(container -> IMAGE.matcher(container.path("image").asString("")))
                .filter(Matcher::matches)
                .findFirst();
    }

    private static Optional<HelmOwner> helmOwner(ObjectNode deployment) {
        JsonNode metadata = deployment.path("metadata");
        String release =
                metadata.path("annotations").path("meta.helm.sh/release-name").asString("");
        if (release.isEmpty()) {
            return Optional.empty();
        }
        String chart = metadata.path("labels").path("helm.sh/chart").asString("");
        return Optional.of(new HelmOwner(
                release,
                metadata.path("annotations")
                        .path("meta.helm.sh/release-namespace")
                        .asString(""),
                chart,
                hasPodAnnotations(chart)));
    }

    /** gateway-operator has the value since 0.6.1, kong-operator since 0.0.2. */
    private static boolean hasPodAnnotations(String chart) {
        Matcher matcher = CHART.matcher(chart);
        if (!matcher.matches()) {
            return false;
        }
        int number = Integer.parseInt(matcher.group(2)) * 1_000_000
                + Integer.parseInt(matcher.group(3)) * 1_000
                + Integer.parseInt(matcher.group(4));
        return matcher.group(1).equals("kong-operator") ? number >= 2 : number >= 6_001;
    }

    private static Optional<JsonNode> container(ObjectNode deployment, String name) {
        return containers(deployment)
                .filter(one -> one.path("name").asString("").equals(name))
                .findFirst();
    }

    private static Stream<JsonNode> containers(ObjectNode deployment) {
        return stream(template(deployment).path("spec").path("containers"));
    }

    private static JsonNode template(ObjectNode deployment) {
        return deployment.path("spec").path("template");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
