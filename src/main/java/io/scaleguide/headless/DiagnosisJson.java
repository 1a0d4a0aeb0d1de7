package io.scaleguide.headless;

import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Timing;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A diagnosis as JSON, as {@code assets/schema/doctor.schema.json} says. */
public final class DiagnosisJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FindingCatalogue catalogue;

    /** @param catalogue the words of the findings */
    public DiagnosisJson(FindingCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param diagnosis a diagnosis
     * @return the same as JSON
     */
    public ObjectNode of(Diagnosis diagnosis) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", 1)
                .put("time", diagnosis.time().toString())
                .put("tookMillis", diagnosis.took().toMillis())
                .put("worst", diagnosis.worst().word());
        root.putObject("path")
                .put("namespace", diagnosis.scope().namespace())
                .put("hpa", diagnosis.scope().hpa())
                .put("metric", diagnosis.scope().metricName())
                .put("workload", diagnosis.scope().workload())
                .put("service", diagnosis.scope().service())
                .put("gateway", diagnosis.scope().gatewayName());
        diagnosis.cause().ifPresent(reading -> root.put("cause", reading.hop().id()));
        ArrayNode hops = root.putArray("hops");
        diagnosis.readings().forEach(reading -> hops.add(hop(reading)));
        return root;
    }

    private ObjectNode hop(Reading reading) {
        ObjectNode hop = JSON.createObjectNode();
        hop.put("number", reading.hop().number())
                .put("id", reading.hop().id())
                .put("verdict", reading.verdict().word())
                .put("words", reading.words())
                .put("tookMillis", reading.took().toMillis());
        reading.value()
                .ifPresent(value ->
                        hop.putObject("value").put("amount", value.amount()).put("unit", value.unit()));
        reading.at().ifPresent(at -> hop.put("at", at.toString()));
        reading.timing().ifPresent(timing -> timing(hop, timing));
        reading.because().ifPresent(cause -> hop.put("because", cause.id()));
        ArrayNode evidence = hop.putArray("evidence");
        reading.evidence()
                .forEach(one -> evidence.addObject().put("what", one.what()).put("where", one.where()));
        ArrayNode findings = hop.putArray("findings");
        reading.findings().forEach(finding -> findings.add(finding(finding)));
        return hop;
    }

    private static void timing(ObjectNode hop, Timing timing) {
        if (timing instanceof Timing.DueBy due) {
            hop.put("dueBy", due.time().toString());
        } else if (timing instanceof Timing.LateBy late) {
            hop.put("lateBySeconds", late.by().toSeconds());
        } else if (timing instanceof Timing.BrokenSince broken) {
            hop.put("brokenSince", broken.time().toString());
        }
    }

    private ObjectNode finding(Finding finding) {
        FindingText text = catalogue.explain(finding);
        ObjectNode node = JSON.createObjectNode();
        node.put("id", text.id())
                .put("severity", text.severity().name().toLowerCase(Locale.ROOT))
                .put("title", text.title())
                .put("cause", text.cause())
                .put("repair", text.repair().text())
                .put("fixable", text.repair().action().isPresent())
                .put("link", text.link());
        return node;
    }
}
