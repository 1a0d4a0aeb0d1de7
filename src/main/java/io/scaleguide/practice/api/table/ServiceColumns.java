package io.scaleguide.practice.api.table;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The columns of services. */
final class ServiceColumns {
    private ServiceColumns() {}

    static List<Column> all() {
        return List.of(
                Columns.name(),
                Columns.text("Type", it -> Columns.at(it, "/spec/type", "ClusterIP")),
                Columns.text("Cluster-IP", it -> Columns.at(it, "/spec/clusterIP", "<none>")),
                Columns.text("External-IP", ServiceColumns::external),
                Columns.text("Port(s)", ServiceColumns::ports),
                Columns.age(),
                Columns.wide("Selector", it -> Labels.show(it.at("/spec/selector"))));
    }

    private static String external(JsonNode service) {
        String type = Columns.at(service, "/spec/type");
        if (type.equals("ExternalName")) {
            return Columns.at(service, "/spec/externalName");
        }
        if (!type.equals("LoadBalancer")) {
            return "<none>";
        }
        List<String> addresses = new ArrayList<>();
        for (JsonNode ingress : service.at("/status/loadBalancer/ingress")) {
            addresses.add(Columns.at(ingress, "/ip", Columns.at(ingress, "/hostname")));
        }
        return addresses.isEmpty() ? "<pending>" : String.join(",", addresses);
    }

    private static String ports(JsonNode service) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : service.at("/spec/ports")) {
            String node = port.has("nodePort") ? ":" + port.path("nodePort").asInt() : "";
            ports.add(port.path("port").asInt() + node + "/" + Columns.at(port, "/protocol", "TCP"));
        }
        return ports.isEmpty() ? "<none>" : String.join(",", ports);
    }
}
