package io.scaleguide.practice.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code ad.datadoghq.com/CONTAINER.checks} annotations of a pod. JSON is strict: one comma too many and the whole
 * annotation gives nothing. Source: datadog-agent comp/core/autodiscovery/common/utils/pod_annotations.go.
 */
final class CheckAnnotation {
    private static final Pattern KEY = Pattern.compile("ad\\.datadoghq\\.com/(.+)\\.checks");
    private static final JsonMapper JSON = JsonMapper.shared();

    private CheckAnnotation() {}

    /**
     * A check to run.
     *
     * @param container the container it is about
     * @param name the check's name, for example openmetrics
     * @param instances its instances as written
     */
    record Check(String container, String name, List<JsonNode> instances) {}

    /** What a pod's annotations give. */
    record Found(List<Check> checks, List<String> errors) {}

    static Found in(JsonNode pod) {
        List<Check> checks = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Set<String> containers = containers(pod);
        for (Map.Entry<String, JsonNode> annotation :
                pod.path("metadata").path("annotations").properties()) {
            Matcher key = KEY.matcher(annotation.getKey());
            if (!key.matches()) {
                continue;
            }
            if (!containers.contains(key.group(1))) {
                errors.add("annotation " + annotation.getKey() + " is invalid: " + key.group(1)
                        + " doesn't match a container identifier [" + String.join(" ", containers) + "]");
                continue;
            }
            read(key.group(1), annotation.getValue().asString(), checks, errors);
        }
        return new Found(checks, errors);
    }

    private static void read(String container, String text, List<Check> checks, List<String> errors) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!tree.isObject()) {
                errors.add("cannot parse check configuration: json: cannot unmarshal into a map of checks");
                return;
            }
            tree.properties().forEach(check -> {
                List<JsonNode> instances = new ArrayList<>();
                check.getValue().path("instances").forEach(instances::add);
                checks.add(new Check(container, check.getValue().path("name").asString(check.getKey()), instances));
            });
        } catch (JacksonException e) {
            errors.add("cannot parse check configuration: " + asGoSaysIt(text, e.getLocation()));
        }
    }

    /** Go's encoding/json names the first character that does not fit. */
    private static String asGoSaysIt(String text, TokenStreamLocation location) {
        int at = location == null ? text.length() : (int) location.getCharOffset();
        if (text.isBlank() || at >= text.stripTrailing().length()) {
            return "unexpected end of JSON input";
        }
        return "invalid character '" + text.charAt(at) + "' looking for beginning of value";
    }

    private static Set<String> containers(JsonNode pod) {
        Set<String> names = new TreeSet<>();
        pod.path("spec")
                .path("containers")
                .forEach(container -> names.add(container.path("name").asString()));
        return names;
    }
}
