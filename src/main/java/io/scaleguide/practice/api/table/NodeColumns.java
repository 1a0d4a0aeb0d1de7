package io.scaleguide.practice.api.table;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The columns of nodes. */
final class NodeColumns {
    private static final String ROLE = "node-role.kubernetes.io/";

    private NodeColumns() {}

    static List<Column> all() {
        return List.of(
                Columns.name(),
                Columns.text("Status", NodeColumns::status),
                Columns.text("Roles", NodeColumns::roles),
                Columns.age(),
                Columns.text("Version", it -> Columns.at(it, "/status/nodeInfo/kubeletVersion")),
                Columns.wide("Internal-IP", it -> address(it, "InternalIP")),
                Columns.wide("External-IP", it -> address(it, "ExternalIP")),
                Columns.wide("OS-Image", it -> Columns.at(it, "/status/nodeInfo/osImage", "<unknown>")),
                Columns.wide("Kernel-Version", it -> Columns.at(it, "/status/nodeInfo/kernelVersion", "<unknown>")),
                Columns.wide(
                        "Container-Runtime",
                        it -> Columns.at(it, "/status/nodeInfo/containerRuntimeVersion", "<unknown>")));
    }

    private static String status(JsonNode node) {
        String ready = "Unknown";
        for (JsonNode condition : node.at("/status/conditions")) {
            if (Columns.at(condition, "/type").equals("Ready")) {
                ready = Columns.at(condition, "/status").equals("True") ? "Ready" : "NotReady";
            }
        }
        return node.at("/spec/unschedulable").asBoolean(false) ? ready + ",SchedulingDisabled" : ready;
    }

    private static String roles(JsonNode node) {
        List<String> roles = new ArrayList<>();
        node.at("/metadata/labels").propertyNames().stream()
                .filter(label -> label.startsWith(ROLE))
                .forEach(label -> roles.add(label.substring(ROLE.length())));
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static String address(JsonNode node, String type) {
        for (JsonNode address : node.at("/status/addresses")) {
            if (Columns.at(address, "/type").equals(type)) {
                return Columns.at(address, "/address");
            }
        }
        return "<none>";
    }
}
