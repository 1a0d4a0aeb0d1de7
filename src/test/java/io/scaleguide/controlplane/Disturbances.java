package io.scaleguide.controlplane;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets the replicas of a target as a person would, where a life's script says so, and records the sync that follows: one that asks for no metric, so
 * that it is seen only by what it leaves.
 */
final class Disturbances {
    /** Longer than a sync takes, and shorter than the time between two. */
    private static final long DEALT_WITH_MILLIS = 250;

    private final Cluster cluster;
    private final DecisionRecorder recorder;
    private final List<RecordedLife> lives;
    private final Map<RecordedLife, Integer> under = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    Disturbances(Cluster cluster, DecisionRecorder recorder, Collection<RecordedLife> lives) {
        this.cluster = cluster;
        this.recorder = recorder;
        this.lives = new ArrayList<>(lives);
    }

    void look() {
        for (RecordedLife life : lives) {
            if (under.containsKey(life)) {
                finish(life, under.get(life));
            } else {
                life.disturbance(recorder.milliseconds() - DEALT_WITH_MILLIS)
                        .filter(each -> done.add(life.name() + each.step()))
                        .ifPresent(each -> begin(life, each.replicas()));
            }
        }
    }

    private void begin(RecordedLife life, int replicas) {
        life.ended(deployment(life), hpa(life));
        scale(life, replicas);
        under.put(life, replicas);
    }

    private void finish(RecordedLife life, int replicas) {
        ObjectNode deployment = deployment(life);
        ObjectNode hpa = hpa(life);
        boolean switchedOff =
                replicas == 0 && hpa.at("/status/conditions").toString().contains("ScalingDisabled");
        boolean putRight = replicas != 0
                && deployment.at("/spec/replicas").asInt() != replicas
                && hpa.at("/status/conditions")
                        .toString()
                        .contains("update the target scale to "
                                + deployment.at("/spec/replicas").asInt());
        if (!switchedOff && !putRight) {
            return;
        }
        life.between(recorder.milliseconds(), replicas, deployment, hpa);
        under.remove(life);
        if (switchedOff) {
            scale(life, 2);
        }
    }

    private void scale(RecordedLife life, int replicas) {
        JsonNode patch = JsonMapper.shared()
                .createObjectNode()
                .set("spec", JsonMapper.shared().createObjectNode().put("replicas", replicas));
        cluster.mergePatch(new ObjectRef(Kinds.DEPLOYMENT, RecordedLife.NAMESPACE, life.name()), patch);
    }

    private ObjectNode deployment(RecordedLife life) {
        return cluster.get(new ObjectRef(Kinds.DEPLOYMENT, RecordedLife.NAMESPACE, life.name()))
                .orElseThrow();
    }

    private ObjectNode hpa(RecordedLife life) {
        return cluster.get(new ObjectRef(Kinds.HPA, RecordedLife.NAMESPACE, life.name()))
                .orElseThrow();
    }
}
