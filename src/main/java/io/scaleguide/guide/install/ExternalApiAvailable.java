package io.scaleguide.guide.install;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.preflight.ExternalMetricsOwner;
import io.scaleguide.guide.session.StepContext;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The External Metrics API is available. It proves the pipe, not the keys and not the query. */
public final class ExternalApiAvailable implements Check {
    @Override
    public String id() {
        return "external-api-available";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.of(
                "wait", "--for=condition=Available", "apiservice/" + ExternalMetricsOwner.API_SERVICE.name()));
    }

    @Override
    public Verdict look(StepContext context) {
        Optional<ObjectNode> apiService = context.cluster().get(ExternalMetricsOwner.API_SERVICE);
        if (apiService.isEmpty()) {
            return new Verdict.NotYet("There is no APIService for the External Metrics API.");
        }
        for (JsonNode condition : apiService.get().path("status").path("conditions")) {
            if (condition.path("type").asString("").equals("Available")) {
                return condition.path("status").asString("").equals("True")
                        ? new Verdict.Fine("The External Metrics API is available.")
                        : new Verdict.NotYet("The External Metrics API is not available: "
                                + condition.path("reason").asString("") + ", "
                                + condition.path("message").asString(""));
            }
        }
        return new Verdict.NotYet("The API server has not looked at the External Metrics API yet.");
    }
}
