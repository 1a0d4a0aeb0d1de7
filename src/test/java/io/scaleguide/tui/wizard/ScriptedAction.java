package io.scaleguide.tui.wizard;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.session.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An action that does what the script says: its plan, the lines of its program, its figures, and what it writes in the ledger. */
final class ScriptedAction implements Action {
    private final ScriptedGuide guide;
    private final String id;
    private final JsonNode script;
    private volatile boolean applied;

    ScriptedAction(ScriptedGuide guide, String id, JsonNode script) {
        this.guide = guide;
        this.id = id;
        this.script = script;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<String> probe(StepContext context) {
        guide.called("probe", id);
        return applied && object().isPresent()
                ? Optional.of(object().get() + " is as it should be.")
                : Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        guide.called("plan", id);
        return object().map(object -> List.of(new PlannedChange(
                        PlannedChange.Kind.valueOf(text("kind").toUpperCase(Locale.ROOT)),
                        object,
                        text("diff").stripTrailing(),
                        text("command"))))
                .orElse(List.of());
    }

    @Override
    public void apply(StepContext context) {
        guide.called("apply", id);
        String step = context.step().id();
        for (JsonNode note : script.path("notes")) {
            context.note(note.asString(""));
        }
        ledgerEntry().ifPresent(context.session().ledger()::add);
        for (JsonNode line : script.path("lines")) {
            context.emit(new GuideEvent.ProcessLine(step, "helm", "stdout", line.asString("")));
        }
        guide.clock().advance(Duration.ofSeconds(script.path("seconds").asInt(0)));
        if (script.has("observed")) {
            context.emit(observed(script.path("observed")));
        }
        for (JsonNode rescale : script.path("rescales")) {
            context.emit(new GuideEvent.Rescale(
                    context.session().clock().instant(),
                    "Normal",
                    "SuccessfulRescale",
                    "HorizontalPodAutoscaler/echo",
                    rescale.asString("")));
        }
        if (script.has("traffic")) {
            context.emit(traffic(step, script.path("traffic")));
        }
        object().filter(object -> !text("kind").equals("run") && !script.has("silent"))
                .ifPresent(object -> context.emit(new GuideEvent.ObjectApplied(step, id, object)));
        applied = true;
    }

    @Override
    public Verdict verify(StepContext context) {
        guide.called("verify", id);
        return guide.verdict(id, text("done"));
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        throw new UnsupportedOperationException("nothing is undone here");
    }

    private Optional<String> object() {
        return Optional.of(text("object")).filter(object -> !object.isEmpty());
    }

    private String text(String name) {
        return script.path(name).asString("");
    }

    private Optional<LedgerEntry> ledgerEntry() {
        return object().map(object -> {
            int space = object.lastIndexOf(' ');
            String[] place = ("/" + object.substring(space + 1)).split("/");
            String namespace = place[place.length - 2];
            String name = place[place.length - 1];
            String time = guide.clock().instant().toString();
            return switch (id) {
                case "datadog-release" -> new LedgerEntry.ReleaseChanged(id, time, namespace, name, Optional.empty());
                case "annotate-operator" ->
                    new LedgerEntry.AnnotationSet(
                            id, time, namespace, name, "ad.datadoghq.com/manager.checks", Optional.empty(), "{}");
                default ->
                    new LedgerEntry.ObjectChanged(
                            id,
                            time,
                            "v1",
                            object.substring(0, space),
                            namespace,
                            name,
                            Optional.empty(),
                            text("kind").equals("change"));
            };
        });
    }

    private static GuideEvent observed(JsonNode seen) {
        return new GuideEvent.Observed(
                seen.path("external").asString(""),
                "True",
                "hpa:scaleguide-demo/echo",
                Optional.of(seen.path("external").asDouble()),
                seen.path("target").asString(""),
                seen.path("replicas").asInt(),
                seen.path("desired").asInt(),
                "True");
    }

    private static GuideEvent traffic(String step, JsonNode met) {
        return new GuideEvent.Traffic(
                step,
                "http://gateway.example/echo",
                met.path("ok").asLong(),
                met.path("clientErrors").asLong(),
                met.path("serverErrors").asLong(),
                met.path("failed").asLong(),
                met.path("median").asDouble(),
                met.path("p99").asDouble(),
                met.path("perSecond").asDouble());
    }
}
