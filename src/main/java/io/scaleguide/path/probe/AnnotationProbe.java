package io.scaleguide.path.probe;

import io.scaleguide.kong.CheckAnnotation;
import io.scaleguide.kong.CheckAnnotation.Problem;
import io.scaleguide.kong.OperatorInstall;
import io.scaleguide.kong.ScrapeAnnotation;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hop 4: the annotation by which the agent finds the operator's metrics. */
public final class AnnotationProbe implements Probe {
    private static final Pattern METRIC = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\s*\\{");

    private record Judged(CheckAnnotation annotation, List<Problem> problems) {}

    @Override
    public Hop hop() {
        return Hop.ANNOTATION;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        Optional<OperatorInstall> operator = context.operator();
        Optional<ObjectNode> deployment = context.operatorDeployment();
        if (operator.isEmpty() || deployment.isEmpty()) {
            return draft.as(Verdict.UNKNOWN, "There is no operator to carry an annotation.");
        }
        ObjectNode workload = deployment.get();
        String name = operator.get().namespace() + "/" + operator.get().deployment();
        List<Judged> durable = judged(workload.path("spec").path("template"), operator.get());
        if (!durable.isEmpty()) {
            return judge(context, draft, durable, "pod template of Deployment " + name);
        }
        for (ObjectNode pod : context.podsOf(workload)) {
            List<Judged> onPod = judged(pod, operator.get());
            if (!onPod.isEmpty()) {
                draft.warns(Finding.of("annotation-on-pod-only", "pod", ProbeContext.name(pod)));
                return judge(context, draft, onPod, "Pod " + ProbeContext.name(pod));
            }
        }
        return draft.breaks(Finding.of("annotation-missing", "operator", name))
                .judged("The operator's pods carry no ad.datadoghq.com/...checks annotation.");
    }

    private static List<Judged> judged(JsonNode carrier, OperatorInstall operator) {
        JsonNode pod = carrier.path("spec");
        List<String> containers = StreamSupport.stream(pod.path("containers").spliterator(), false)
                .map(container -> container.path("name").asString(""))
                .toList();
        List<Judged> judged = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one :
                carrier.path("metadata").path("annotations").properties()) {
            if (CheckAnnotation.containerOf(one.getKey()).isPresent()) {
                CheckAnnotation read =
                        CheckAnnotation.read(one.getKey(), one.getValue().asString(""));
                List<Problem> problems = new ArrayList<>(read.problems());
                problems.addAll(read.against(containers, operator.metrics()));
                judged.add(new Judged(read, problems));
            }
        }
        return judged;
    }

    private static Reading judge(ProbeContext context, ReadingDraft draft, List<Judged> judged, String where) {
        Judged best = judged.stream()
                .min(Comparator.comparing(one -> one.problems().size()))
                .orElseThrow();
        draft.saw(best.annotation().key(), where);
        best.problems().forEach(problem -> draft.breaks(new Finding(problem.finding(), problem.details())));
        if (!draft.broken()) {
            otherName(context, best.annotation()).ifPresent(draft::breaks);
        }
        if (draft.broken()) {
            return draft.judged("The annotation " + best.annotation().key() + " will not do.");
        }
        return draft.judged("Names container " + best.annotation().container() + " and "
                + best.annotation().endpoint() + ", makes " + best.annotation().datadogName() + ".");
    }

    /** The check makes one metric, the DatadogMetric asks for another that differs in its namespace only. */
    private static Optional<Finding> otherName(ProbeContext context, CheckAnnotation annotation) {
        Matcher asked = METRIC.matcher(context.query());
        if (!asked.find()
                || !asked.group(1).endsWith(ScrapeAnnotation.FAMILY)
                || asked.group(1).equals(annotation.datadogName())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "annotation-other-namespace",
                Map.of("namespace", annotation.instance().path("namespace").asString(""), "metric", asked.group(1))));
    }
}
