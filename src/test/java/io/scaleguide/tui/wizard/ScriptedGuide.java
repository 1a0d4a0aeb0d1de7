package io.scaleguide.tui.wizard;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.finish.Finish;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.time.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/**
 * The shipped steps with checks and actions that do what {@code screens/guide.yaml} says, until a test says otherwise. The last step's
 * action is the real one.
 */
final class ScriptedGuide {
    private static final Path SCRIPT = Path.of("src/test/resources/screens/guide.yaml");

    private final TestClock clock = TestClock.at("2026-11-25T10:00:00Z");
    private final Gate gate = new Gate();
    private final JsonNode script;
    private final List<StepDefinition> steps;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private ScriptedGuide(JsonNode script, List<StepDefinition> steps) {
        this.script = script;
        this.steps = steps;
    }

    static ScriptedGuide load() throws IOException {
        Registry known = Catalog.registry();
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json")));
        List<StepDefinition> steps =
                new StepLoader(schema, known.checkIds(), known.actionIds()).load(Path.of("wizard-steps"));
        return new ScriptedGuide(
                YamlDocument.parse(SCRIPT.toString(), Files.readString(SCRIPT)).tree(), steps);
    }

    List<StepDefinition> steps() {
        return steps;
    }

    TestClock clock() {
        return clock;
    }

    Gate gate() {
        return gate;
    }

    Registry registry() {
        List<Check> checks = new ArrayList<>();
        script.path("checks").properties().forEach(entry -> checks.add(new ScriptedCheck(entry.getKey())));
        List<Action> actions = new ArrayList<>(List.of(new Finish()));
        script.path("actions")
                .properties()
                .forEach(entry -> actions.add(new ScriptedAction(this, entry.getKey(), entry.getValue())));
        return new Registry(checks, actions);
    }

    /** Every look, plan and change so far, such as {@code look rights} and {@code apply hpa}. */
    List<String> calls() {
        return calls;
    }

    /** From now on it is not so yet: whoever waits for it rests. */
    void hold(String id) {
        JsonNode waits = script.path(script.path("checks").has(id) ? "checks" : "actions")
                .path(id)
                .path("waits");
        verdicts.put(id, new Verdict.NotYet(waits.asString("")));
    }

    /** From now on it is so, as the script has it. */
    void release(String id) {
        verdicts.remove(id);
        gate.open();
    }

    /** From now on it is bad, and does not become better. */
    void spoil(String id, Problem problem) {
        verdicts.put(id, new Verdict.Bad(problem));
        gate.open();
    }

    /** From now on it does not come back until it is interrupted. */
    void hang(String id) {
        hanging.add(id);
    }

    /** Notes a call; one that is to hang does so. */
    void called(String verb, String id) {
        calls.add(verb + " " + id);
        if (hanging.contains(id)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a check or an action sees now. */
    Verdict verdict(String id, String fine) {
        return verdicts.getOrDefault(id, new Verdict.Fine(fine));
    }

    private final class ScriptedCheck implements Check {
        private final String id;

        private ScriptedCheck(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Verdict look(StepContext context) {
            called("look", id);
            String fine = script.path("checks").path(id).path("fine").asString("");
            return id.equals("cluster-reachable") ? cluster(context, fine) : verdict(id, fine);
        }

        private Verdict cluster(StepContext context, String fine) {
            String name = context.cluster().context().name();
            String version = name.startsWith("practice-") ? "v1.36.0+practice" : "v1.36.1";
            Verdict verdict = verdict(id, fine.replace("{context}", name).replace("{version}", version));
            if (verdict instanceof Verdict.Fine) {
                context.emit(new io.scaleguide.guide.event.GuideEvent.ClusterFound(
                        name, context.cluster().context().server(), version));
            }
            return verdict;
        }
    }
}
