package io.scaleguide.e2e;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Takes from texts what is different in every cluster: addresses, ports, times, names made by chance. */
final class TwinWords {
    private static final Map<String, String> PATTERNS = patterns();

    private final Map<String, String> own;

    private TwinWords(Map<String, String> own) {
        this.own = own;
    }

    private static Map<String, String> patterns() {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\\b", "TIME");
        patterns.put("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "TIME");
        patterns.put("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "UID");
        // A data plane's own name, then what a ReplicaSet and its pods add.
        patterns.put("\\bkong-[0-9a-f]{5}\\b", "kong-HASH");
        patterns.put("-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\\b", "-HASH-POD");
        patterns.put("(?<=echo|controller-manager|cluster-agent|HASH)-[bcdfghjklmnpqrstvwxz2456789]{6,10}\\b", "-HASH");
        patterns.put("\\bdatadog-[bcdfghjklmnpqrstvwxz2456789]{5}\\b", "datadog-POD");
        patterns.put("\\bkube-api-access-[a-z0-9]{5}\\b", "kube-api-access");
        patterns.put("\\b(?<=LISTENER-PORT):\\d{5}", ":NODE-PORT");
        patterns.put("\\b10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b", "IP");
        // How far it goes up depends on the moment, and so does what one latency is.
        patterns.put("New size: (?!1;)\\d+", "New size: N");
        patterns.put("(Scaled (?:up|down) replica set echo\\S*) from \\d+ to \\d+", "$1");
        patterns.put("\\b(practice|control-plane)-node\\b", "NODE");
        return patterns;
    }

    /** @param answers the cluster's answers file: what is in it goes by its field's name */
    static TwinWords of(String answers) {
        JsonNode fields = new YAMLMapper().readTree(answers).path("answers");
        Map<String, String> own = new LinkedHashMap<>();
        for (String field : new String[] {"datadog-url", "chart-repo", "listener-port"}) {
            own.put(fields.path(field).asString(), field.toUpperCase(java.util.Locale.ROOT));
        }
        return new TwinWords(own);
    }

    String plain(String text) {
        String plain = text;
        for (Map.Entry<String, String> each : own.entrySet()) {
            plain = plain.replace(each.getKey(), each.getValue());
        }
        for (Map.Entry<String, String> each : PATTERNS.entrySet()) {
            plain = plain.replaceAll(each.getKey(), each.getValue());
        }
        return plain;
    }

    /** Of what kubectl prints: without ages, latencies, events and the width of columns. */
    String table(String text) {
        return plain(text.replaceFirst("(?s)\\nEvents:.*", "\n"))
                .replaceAll("\\b[\\d.]+m?(?= ?/ ?150\\b)", "LATENCY")
                .replaceAll("True +True +[\\d.]+", "True True LATENCY")
                .replaceAll("(?m)\\b(\\d+[smhd])+( \\(x\\d+ over [^)]*\\))?(?=\\s|$)", "AGE")
                .replaceAll("[ \\t]+", " ")
                .replaceAll("-{3,}", "---")
                .replaceAll("(?m) $", "");
    }
}
