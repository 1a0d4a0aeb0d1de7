package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs the pods of each Job until enough have succeeded, after Kubernetes pkg/controller/job/job_controller.go. */
final class JobController {
    static final String NAME = "job-controller";

    private final ControllerContext context;
    private final Repeats refusals;

    JobController(ControllerContext context) {
        this.context = context;
        this.refusals = new Repeats(context.clock());
    }

    void reconcile() {
        context.objects().list(Types.JOB, "").stream()
                .filter(job -> !Meta.deleting(job))
                .forEach(this::reconcile);
    }

    private void reconcile(ObjectNode job) {
        if (Conditions.isTrue(job.path("status"), "Complete")) {
            return;
        }
        ObjectNode labelled = labels(job);
        List<ObjectNode> pods = new ArrayList<>(Owners.claim(context, Types.POD, job));
        int completions = job.path("spec").path("completions").asInt(1);
        int succeeded = Pods.count(pods, JobController::succeeded);
        int active = Pods.count(pods, Pods::active);
        int parallel = job.path("spec").path("suspend").asBoolean(false)
                ? 0
                : job.path("spec").path("parallelism").asInt(1);
        for (; active < Math.min(parallel, completions - succeeded); active++) {
            Pods.create(context, NAME, job, labelled, refusals).pod().ifPresent(pods::add);
        }
        int running = active;
        context.modify(Types.JOB, job, stored -> withStatus(stored, pods, running, succeeded, completions));
        if (succeeded >= completions) {
            context.events().record(NAME, job, "Normal", "Completed", "Job completed");
        }
    }

    private ObjectNode labels(ObjectNode job) {
        String uid = Meta.text(job, "uid");
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        labels.put("batch.kubernetes.io/controller-uid", uid).put("batch.kubernetes.io/job-name", Meta.name(job));
        labels.put("controller-uid", uid).put("job-name", Meta.name(job));
        return labels;
    }

    private ObjectNode withStatus(ObjectNode job, List<ObjectNode> pods, int active, int succeeded, int completions) {
        ObjectNode status = job.withObjectProperty("status");
        if (!status.hasNonNull("startTime")) {
            status.put("startTime", context.timestamp());
        }
        status.remove(List.of("active", "succeeded"));
        if (active > 0) {
            status.put("active", active);
        }
        if (succeeded > 0) {
            status.put("succeeded", succeeded);
        }
        status.put("ready", Pods.count(pods, Pods::ready)).put("terminating", 0);
        if (succeeded >= completions) {
            status.put("completionTime", context.timestamp());
            for (String type : List.of("SuccessCriteriaMet", "Complete")) {
                Conditions.set(
                        status,
                        type,
                        true,
                        "CompletionsReached",
                        "Reached expected number of succeeded pods",
                        context.timestamp());
            }
        }
        return job;
    }

    private static boolean succeeded(JsonNode pod) {
        return pod.path("status").path("phase").asString("").equals("Succeeded");
    }
}
