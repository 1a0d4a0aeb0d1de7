package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.step.RepairStep;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.headless.PlainFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.scope.PathScope;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Mends a finding with the action of the guide that does so, and never without showing what would change. */
final class RepairRun {
    private final Surroundings surroundings;
    private final FindingCatalogue catalogue;
    private final ClusterChoice choice;

    RepairRun(Surroundings surroundings, FindingCatalogue catalogue, ClusterChoice choice) {
        this.surroundings = surroundings;
        this.catalogue = catalogue;
        this.choice = choice;
    }

    /**
     * Mends.
     *
     * @param diagnosis what was seen
     * @param id the finding
     * @param cluster where its objects are
     * @param yes whether to do it; otherwise it is only shown
     * @return the exit code
     */
    int run(Diagnosis diagnosis, String id, Cluster cluster, boolean yes) {
        PrintStream err = surroundings.err();
        Optional<FindingText> text = catalogue.find(id);
        if (text.isEmpty()) {
            err.println("scaleguide: there is no finding \"" + id + "\". See docs/findings.md for those there are.");
            return ExitCode.USAGE;
        }
        Optional<Finding> found =
                diagnosis.findings().stream().filter(one -> one.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            surroundings.out().println("Nothing to mend: " + id + " is not what is wrong here.");
            return ExitCode.DONE;
        }
        FindingText about = catalogue.explain(found.get());
        Optional<String> action = about.repair().action();
        if (action.isEmpty()) {
            err.println("scaleguide: " + id + " is for you to mend, since only you know what is right.");
            err.println("Next: " + about.repair().text());
            return ExitCode.FAILED;
        }
        return mend(action.get(), answers(diagnosis.scope(), cluster), yes);
    }

    private int mend(String action, Map<String, String> answers, boolean yes) {
        Guide guide = Guide.load(surroundings, new AnswerOptions(), choice.context(), answers);
        StepDefinition step = RepairStep.of(guide.steps(), action);
        PlainFace face = new PlainFace(surroundings.out(), surroundings.zone(), false);
        int code = new OneStep(surroundings, choice).run(guide, step, guide.registry(), !yes, face);
        if (!yes && code == ExitCode.DONE) {
            surroundings.err().println("Nothing was changed. Add --yes to do it.");
            return ExitCode.USAGE;
        }
        return code;
    }

    /** The names along the path, and what an HPA that is there says of itself, so that a repair changes no more than it must. */
    private static Map<String, String> answers(PathScope scope, Cluster cluster) {
        Map<String, String> answers = new HashMap<>(Guide.NO_KEYS);
        answers.put("namespace", scope.namespace());
        answers.put("service", scope.service());
        answers.put("deployment", scope.deployment());
        answers.put("hpa-name", scope.hpa());
        if (scope.metric().namespace().equals(scope.namespace())) {
            answers.put("metric-name", scope.metric().name());
        }
        if (!scope.gateway().name().isEmpty()) {
            answers.put("gateway", scope.gateway().name());
        }
        cluster.get(scope.hpaRef()).ifPresent(hpa -> keep(hpa, answers));
        return answers;
    }

    private static void keep(ObjectNode hpa, Map<String, String> answers) {
        JsonNode spec = hpa.path("spec");
        int maximum = spec.path("maxReplicas").asInt(0);
        if (maximum > spec.path("minReplicas").asInt(1)) {
            answers.put("max-replicas", Integer.toString(maximum));
        }
        String target = spec.path("metrics")
                .path(0)
                .path("external")
                .path("target")
                .path("value")
                .asString("");
        if (target.matches("\\d+(\\.\\d+)?")) {
            answers.put("target", target);
        }
    }
}
