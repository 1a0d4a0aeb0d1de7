package io.scaleguide.path.probe;

import io.scaleguide.datadog.AgentInstall;
import io.scaleguide.datadog.AgentInstall.Setting;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.PodTrouble;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Hop 5: the node agents run, one of them beside the operator, and its check of the operator passes. */
public final class AgentProbe implements Probe {
    /** Source: datadog-agent pkg/util/hostname; DataDog/helm-charts issue 1713. */
    private static final String NO_HOST_NAME = "unable to reliably determine the host name";

    private static final int LAST_LINES = 50;
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    @Override
    public Hop hop() {
        return Hop.AGENT;
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        AgentInstall install = context.agents();
        Optional<ObjectNode> found = install.agents();
        if (found.isEmpty()) {
            return draft.breaks(Finding.of("agent-missing")).judged("There is no Datadog agent in this cluster.");
        }
        ObjectNode daemonSet = found.get();
        int ready = daemonSet.path("status").path("numberReady").asInt(0);
        int wanted = daemonSet.path("status").path("desiredNumberScheduled").asInt(0);
        ObjectRef ref =
                new ObjectRef(Kinds.DAEMON_SET, ProbeContext.namespace(daemonSet), ProbeContext.name(daemonSet));
        draft.saw(ready + " of " + wanted + " agents ready", ProbeContext.kubectl(ref))
                .value(ready, "agents");
        Optional<Finding> key = keyMissing(context, install);
        if (key.isPresent()) {
            return draft.breaks(key.get()).judged("The agents have no API key.");
        }
        List<ObjectNode> pods = context.podsOf(daemonSet);
        if (ready < wanted || wanted == 0) {
            Optional<Instant> due = context.readyBy(pods)
                    .filter(time -> time.isAfter(context.clock().instant()));
            if (due.isPresent() && PodTrouble.first(pods).isEmpty()) {
                return draft.timing(new Timing.DueBy(due.get()))
                        .as(Verdict.WAITING, ready + " of " + wanted + " agents are ready; the others are starting.");
            }
            draft.breaks(notReady(context, ref, pods, ready, wanted));
            return draft.judged(ready + " of " + wanted + " agents are ready.");
        }
        return besideOperator(context, draft, pods, ready + " of " + wanted + " agents ready");
    }

    /**
     * When the agent beside the operator last read its metrics. Throws as Cluster does.
     *
     * @param context which operator and agents
     * @return the time, in whole seconds; empty where there is no such agent, or it does not say
     */
    public static Optional<Instant> lastScrape(ProbeContext context) {
        Optional<ObjectNode> operator = readyOperator(context);
        List<ObjectNode> agents = context.agents().agents().map(context::podsOf).orElse(List.of());
        return operator.flatMap(pod -> beside(agents, pod)
                .flatMap(agent -> AgentStatus.ask(context.reads().cluster(), agent, ProbeContext.name(pod)))
                .flatMap(AgentStatus::lastSuccess));
    }

    private static Optional<ObjectNode> readyOperator(ProbeContext context) {
        return context.operatorDeployment().stream()
                .flatMap(one -> context.podsOf(one).stream())
                .filter(ProbeContext::ready)
                .findFirst();
    }

    private static Optional<ObjectNode> beside(List<ObjectNode> agents, ObjectNode pod) {
        String node = pod.path("spec").path("nodeName").asString("");
        return agents.stream()
                .filter(one -> one.path("spec").path("nodeName").asString("").equals(node))
                .filter(ProbeContext::ready)
                .findFirst();
    }

    private static Optional<Finding> keyMissing(ProbeContext context, AgentInstall install) {
        Setting setting = install.ofAgents("DD_API_KEY");
        if (setting.secret().isEmpty()) {
            return setting.present()
                    ? Optional.empty()
                    : Optional.of(Finding.of("api-key-missing", "secret", "(none named)"));
        }
        return new KeySecrets(context).missing(install.namespace(), setting)
                ? Optional.of(Finding.of(
                        "api-key-missing",
                        "secret",
                        install.namespace() + "/" + setting.secret().orElse("")))
                : Optional.empty();
    }

    private static Finding notReady(ProbeContext context, ObjectRef ref, List<ObjectNode> pods, int ready, int wanted) {
        Optional<String> refused = context.reads().events(ref).stream()
                .filter(event -> event.reason().equals("FailedCreate"))
                .reduce((first, second) -> second)
                .map(event -> event.message());
        if (refused.isPresent() && pods.isEmpty()) {
            return Finding.of("agent-refused-by-policy", "message", refused.get());
        }
        Optional<PodTrouble> trouble = PodTrouble.first(pods);
        if (trouble.isPresent() && trouble.get().imageNotPulled()) {
            return new Finding(
                    "agent-image-not-pulled",
                    Map.of("pod", trouble.get().pod(), "image", trouble.get().image()));
        }
        if (trouble.isPresent()
                && lastWords(context, ref.namespace(), trouble.get()).contains(NO_HOST_NAME)) {
            return Finding.of("agent-no-hostname", "pod", trouble.get().pod());
        }
        return new Finding(
                "agent-not-ready",
                Map.of(
                        "ready",
                        Integer.toString(ready),
                        "wanted",
                        Integer.toString(wanted),
                        "reason",
                        trouble.map(PodTrouble::message).orElse("no pod says why")));
    }

    /** What a container said before it ended; the kubelet's own words say nothing of it. Empty where it may not be read. */
    private static String lastWords(ProbeContext context, String namespace, PodTrouble trouble) {
        if (!trouble.reason().equals("CrashLoopBackOff")) {
            return "";
        }
        try {
            return context.reads().cluster().log(namespace, trouble.pod(), trouble.container(), LAST_LINES);
        } catch (KubeException e) {
            return "";
        }
    }

    private static Reading besideOperator(
            ProbeContext context, ReadingDraft draft, List<ObjectNode> agents, String words) {
        Optional<ObjectNode> operator = readyOperator(context);
        if (operator.isEmpty()) {
            return draft.judged(words + "; there is no operator pod to scrape.");
        }
        String node = operator.get().path("spec").path("nodeName").asString("");
        Optional<ObjectNode> agent = beside(agents, operator.get());
        if (agent.isEmpty()) {
            return draft.breaks(Finding.of("agent-not-beside-operator", "node", node))
                    .judged("No ready agent runs on node " + node + ", where the operator is.");
        }
        return check(context, draft, agent.get(), operator.get(), words);
    }

    private static Reading check(
            ProbeContext context, ReadingDraft draft, ObjectNode agent, ObjectNode operator, String words) {
        Optional<AgentStatus> asked;
        try {
            asked = AgentStatus.ask(context.reads().cluster(), agent, ProbeContext.name(operator));
        } catch (KubeException e) {
            return draft.as(Verdict.UNKNOWN, words + "; whether its check passes is not known: " + e.getMessage());
        }
        String command = "kubectl exec -n " + ProbeContext.namespace(agent) + " " + ProbeContext.name(agent)
                + " -c agent -- agent status";
        if (asked.isEmpty()) {
            draft.saw("no answer that can be read", command);
            return draft.as(Verdict.UNKNOWN, words + "; the agent does not say how its check goes.");
        }
        AgentStatus status = asked.get();
        draft.saw(status.samples() + " samples in the last run", command);
        status.lastSuccess().ifPresent(draft::at);
        if (!status.configErrors().isEmpty()) {
            return draft.breaks(Finding.of("agent-check-not-scheduled", "error", status.configErrors()))
                    .judged("The agent does not run the check: " + status.configErrors() + ".");
        }
        if (!status.scheduled() || !status.error().isEmpty()) {
            return failing(context, draft, operator, status);
        }
        return draft.judged(
                words + "; the check passes with " + String.format(Locale.ROOT, "%,d", status.samples()) + " samples.");
    }

    /** A pod that has just started is found, and answers, within two of the agent's rounds. */
    private static Reading failing(ProbeContext context, ReadingDraft draft, ObjectNode operator, AgentStatus status) {
        Duration rounds = context.periods().agentCheck().multipliedBy(2);
        Optional<Instant> due = Status.instant(
                        operator.path("status").path("startTime").asString(""))
                .map(start -> start.plus(rounds))
                .filter(time -> time.isAfter(context.clock().instant()));
        if (due.isPresent()) {
            return draft.timing(new Timing.DueBy(due.get()))
                    .as(Verdict.WAITING, "The agent takes up a new pod within " + Durations.words(rounds) + ".");
        }
        if (!status.scheduled()) {
            return draft.breaks(Finding.of("agent-check-not-scheduled", "error", "it names no error"))
                    .judged("The agent does not run the check and names no error.");
        }
        return draft.breaks(Finding.of("agent-check-failing", "error", status.error()))
                .judged("The agent's check of the operator fails: " + status.error());
    }
}
