package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rolls each Deployment out over ReplicaSets, after Kubernetes pkg/controller/deployment. */
final class DeploymentController {
    static final String NAME = "deployment-controller";
    private static final String HASH = "pod-template-hash";

    private final ControllerContext context;
    private final RolloutScale scale;
    private final DeploymentStatus status;

    DeploymentController(ControllerContext context) {
        this.context = context;
        this.scale = new RolloutScale(context);
        this.status = new DeploymentStatus(context);
    }

    void reconcile() {
        context.objects().list(Types.DEPLOYMENT, "").forEach(this::reconcile);
    }

    private void reconcile(ObjectNode deployment) {
        if (!Meta.deleting(deployment)) {
            roll(deployment);
        }
        List<ObjectNode> sets = claimed(deployment);
        status.write(deployment, sets, current(deployment, sets));
    }

    private void roll(ObjectNode deployment) {
        List<ObjectNode> before = claimed(deployment);
        Optional<ObjectNode> current = current(deployment, before);
        boolean paused = deployment.path("spec").path("paused").asBoolean(false);
        if (current.isPresent()) {
            raiseRevision(deployment, current.get(), before);
        } else if (!paused && mayCreate(deployment, before)) {
            create(deployment, before);
        }
        List<ObjectNode> sets = claimed(deployment);
        scale.step(deployment, sets, current(deployment, sets));
        forgetOld(deployment, sets, current(deployment, sets));
    }

    private List<ObjectNode> claimed(ObjectNode deployment) {
        List<ObjectNode> sets = new ArrayList<>(Owners.claim(context, Types.REPLICA_SET, deployment));
        sets.sort(Comparator.comparingLong(DeploymentController::revision));
        return sets;
    }

    /** The ReplicaSet with the Deployment's present template. */
    private static Optional<ObjectNode> current(ObjectNode deployment, List<ObjectNode> sets) {
        JsonNode wanted = deployment.path("spec").path("template");
        return sets.stream().filter(set -> withoutHash(set).equals(wanted)).findFirst();
    }

    private static JsonNode withoutHash(ObjectNode set) {
        JsonNode template = set.path("spec").path("template").deepCopy();
        if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
            labels.remove(HASH);
        }
        return template;
    }

    /** Strategy Recreate makes the new pods only when the old ones are gone. */
    private static boolean mayCreate(ObjectNode deployment, List<ObjectNode> sets) {
        return !RolloutScale.recreates(deployment)
                || sets.stream()
                        .allMatch(set -> set.path("status").path("replicas").asInt(0) == 0
                                && set.path("spec").path("replicas").asInt(0) == 0);
    }

    private void create(ObjectNode deployment, List<ObjectNode> sets) {
        JsonNode spec = deployment.path("spec");
        String hash = hash(spec.path("template"), sets);
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ObjectNode meta = Meta.of(set);
        String name = Meta.name(deployment) + "-" + hash;
        meta.put("name", name).put("namespace", Meta.namespace(deployment));
        ObjectNode labels = meta.putObject("labels");
        Pods.copy(spec.path("template").path("metadata").path("labels"), labels);
        labels.put(HASH, hash);
        annotate(deployment, meta.putObject("annotations"));
        meta.withObjectProperty("annotations").put(DeploymentStatus.REVISION, Long.toString(nextRevision(sets)));
        Owners.own(deployment, set);
        int replicas = scale.forNew(deployment, sets, 0);
        ObjectNode setSpec = set.putObject("spec").put("replicas", replicas);
        if (spec.hasNonNull("minReadySeconds")) {
            setSpec.set("minReadySeconds", spec.get("minReadySeconds"));
        }
        setSpec.set("selector", spec.path("selector").deepCopy());
        setSpec.withObjectProperty("selector").withObjectProperty("matchLabels").put(HASH, hash);
        setSpec.set("template", spec.path("template").deepCopy());
        setSpec.withObjectProperty("template")
                .withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put(HASH, hash);
        context.objects().create(Types.REPLICA_SET, set);
        scale.tell(deployment, name, 0, replicas);
    }

    /** A ReplicaSet has its Deployment's annotations, but for those that are about one of them: deployment_util.go, SetNewReplicaSetAnnotations. */
    private static void annotate(ObjectNode deployment, ObjectNode annotations) {
        deployment.path("metadata").path("annotations").properties().stream()
                .filter(each -> !each.getKey().startsWith("deployment.kubernetes.io/")
                        && !each.getKey().equals("kubectl.kubernetes.io/last-applied-configuration"))
                .forEach(each -> annotations.set(each.getKey(), each.getValue()));
        int replicas = deployment.path("spec").path("replicas").asInt(1);
        annotations.put("deployment.kubernetes.io/desired-replicas", Integer.toString(replicas));
        annotations.put(
                "deployment.kubernetes.io/max-replicas",
                Integer.toString(replicas + RolloutScale.surge(deployment, replicas)));
    }

    private static String hash(JsonNode template, List<ObjectNode> sets) {
        for (int collisions = 0; ; collisions++) {
            CRC32 sum = new CRC32();
            sum.update((template + (collisions == 0 ? "" : "#" + collisions)).getBytes(StandardCharsets.UTF_8));
            String hash = ControllerContext.letters(sum.getValue());
            if (sets.stream().noneMatch(set -> Meta.name(set).endsWith("-" + hash))) {
                return hash;
            }
        }
    }

    /** Going back to an old template makes its ReplicaSet the newest revision. */
    private void raiseRevision(ObjectNode deployment, ObjectNode current, List<ObjectNode> sets) {
        boolean newest = sets.stream()
                .filter(set -> !Meta.name(set).equals(Meta.name(current)))
                .allMatch(set -> revision(set) < revision(current));
        String revision = Long.toString(newest ? revision(current) : nextRevision(sets));
        context.modify(Types.REPLICA_SET, current, stored -> {
            ObjectNode annotations = Meta.of(stored).withObjectProperty("annotations");
            annotate(deployment, annotations);
            annotations.put(DeploymentStatus.REVISION, revision);
            return stored;
        });
    }

    private void forgetOld(ObjectNode deployment, List<ObjectNode> sets, Optional<ObjectNode> current) {
        List<ObjectNode> old = sets.stream()
                .filter(set ->
                        current.map(it -> !Meta.name(it).equals(Meta.name(set))).orElse(true))
                .filter(set -> set.path("spec").path("replicas").asInt(0) == 0
                        && set.path("status").path("replicas").asInt(0) == 0)
                .toList();
        int kept = deployment.path("spec").path("revisionHistoryLimit").asInt(10);
        old.stream().limit(Math.max(0, old.size() - kept)).forEach(set -> context.delete(Types.REPLICA_SET, set));
    }

    private static long nextRevision(List<ObjectNode> sets) {
        return sets.stream().mapToLong(DeploymentController::revision).max().orElse(0) + 1;
    }

    static long revision(JsonNode set) {
        String text = set.path("metadata")
                .path("annotations")
                .path(DeploymentStatus.REVISION)
                .asString("");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
