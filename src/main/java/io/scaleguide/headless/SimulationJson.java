package io.scaleguide.headless;

import io.scaleguide.panel.elasticity.Comparison;
import io.scaleguide.panel.whatif.Assumptions;
import io.scaleguide.panel.whatif.Course;
import io.scaleguide.panel.whatif.Policy;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.panel.whatif.Summary;
import java.math.BigDecimal;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A replayed session as JSON, as {@code assets/schema/simulate.schema.json} says. */
public final class SimulationJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SimulationJson() {}

    /**
     * @param simulation a replayed session
     * @return the same as JSON
     */
    public static ObjectNode of(Simulation simulation) {
        ObjectNode root = JSON.createObjectNode().put("schema", 1);
        root.set("elasticity", elasticity(simulation));
        root.set("assumptions", assumptions(simulation.assumptions()));
        root.putObject("fidelity")
                .put("sameShare", simulation.fidelity().sameShare())
                .put("meanError", simulation.fidelity().meanError())
                .put("hoursError", simulation.fidelity().hoursError());
        root.put("presentKnown", simulation.presentKnown());
        root.put("yardstick", plain(simulation.yardstickMilli()));
        root.set("recorded", side(simulation.present(), simulation.before(), simulation.recorded()));
        ObjectNode replayed = side(simulation.tried(), simulation.after(), simulation.replayed());
        put(replayed, "p95Least", simulation.p95Least());
        put(replayed, "p95Most", simulation.p95Most());
        root.set("replayed", replayed);
        simulation.search().ifPresent(result -> root.putObject("search")
                .put("looked", result.looked())
                .put("kept", result.kept())
                .put("found", result.best().isPresent())
                .put("space", result.space()));
        simulation.patch().ifPresent(patch -> root.putObject("patch")
                .put("yaml", patch.yaml())
                .put("targetLeftOut", patch.targetLeftOut()));
        return root;
    }

    private static ArrayNode elasticity(Simulation simulation) {
        ArrayNode list = JSON.createArrayNode();
        for (Comparison one : simulation.comparisons()) {
            list.addObject()
                    .put("at", one.at().toString())
                    .put("from", one.from())
                    .put("to", one.to())
                    .put("rescales", one.rescales())
                    .put("before", plain(one.beforeMilli()))
                    .put("after", plain(one.afterMilli()))
                    .put("counts", one.counted().counts())
                    .put("words", one.counted().words());
        }
        return list;
    }

    private static ObjectNode assumptions(Assumptions assumptions) {
        return JSON.createObjectNode()
                .put("exponent", assumptions.exponent())
                .put("exponentLow", assumptions.low())
                .put("exponentHigh", assumptions.high())
                .put("basis", assumptions.basis())
                .put("podStartSeconds", assumptions.podStart().toMillis() / 1000.0)
                .put("syncSeconds", assumptions.sync().toMillis() / 1000.0)
                .put("metricDelaySeconds", assumptions.metricDelay().toMillis() / 1000.0);
    }

    private static ObjectNode side(Policy policy, Summary summary, Course course) {
        ObjectNode node = JSON.createObjectNode()
                .put("policy", policy.words())
                .put("target", plain(policy.targetMilli()))
                .put("aboveSeconds", summary.aboveTarget().toMillis() / 1000.0)
                .put("aboveShare", summary.aboveShare())
                .put("replicaHours", summary.replicaHours())
                .put("rescales", summary.rescales())
                .put("flaps", summary.flaps())
                .put("peak", summary.peak());
        put(node, "p95", summary.p95Milli());
        ArrayNode points = node.putArray("course");
        for (int i = 0; i < course.length(); i++) {
            ObjectNode point = points.addObject()
                    .put("at", course.at(i).toString())
                    .put("replicas", course.replicas()[i])
                    .put("ready", course.ready()[i]);
            long metric = course.metricMilli()[i];
            put(point, "metric", metric < 0 ? OptionalLong.empty() : OptionalLong.of(metric));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalLong milli) {
        if (milli.isPresent()) {
            node.put(name, plain(milli.getAsLong()));
        }
    }

    private static BigDecimal plain(long milli) {
        return BigDecimal.valueOf(milli, 3);
    }
}
