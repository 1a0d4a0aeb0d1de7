package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.Answer;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.YamlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step as it stands; guarded by the wizard. */
final class StepState {
    /** helm's own lines and an hour of figures fit. */
    private static final int MOST_EVENTS = 5_000;

    private final StepDefinition step;
    private final Deque<GuideEvent> events = new ArrayDeque<>();
    private final List<CheckView> checks = new ArrayList<>();
    private final Map<String, Offer> offers = new HashMap<>();
    private Stage stage = new Stage.Asking();
    private Optional<Shown> shown = Optional.empty();

    /** How it stood, and with which answers, as long as nothing of it changes: it may hold thousands of events. */
    private record Shown(AnswerResolver.Settled settled, StepView view) {}

    StepState(StepDefinition step) {
        this.step = step;
    }

    StepDefinition step() {
        return step;
    }

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        stage = next;
        changed();
    }

    private void changed() {
        shown = Optional.empty();
    }

    /** Begins anew: what happened before is of no more interest. */
    void begin(Stage next) {
        events.clear();
        checks.clear();
        enter(next);
    }

    void heard(GuideEvent event) {
        events.add(event);
        if (events.size() > MOST_EVENTS) {
            events.remove();
        }
        changed();
    }

    void offer(String field, Offer offer) {
        offers.put(field, offer);
        changed();
    }

    void clearChecks() {
        checks.clear();
        changed();
    }

    /** Takes the place of the check that is under way, if there is one. */
    void checked(CheckView check) {
        checks.removeIf(one -> one.level() == CheckView.Level.BUSY);
        checks.add(check);
        changed();
    }

    void checksOver() {
        checks.removeIf(one -> one.level() == CheckView.Level.BUSY);
        changed();
    }

    /** What was planned since it was begun. */
    List<PlannedChange> planned() {
        return events.stream()
                .filter(GuideEvent.Planned.class::isInstance)
                .flatMap(event -> ((GuideEvent.Planned) event).changes().stream())
                .toList();
    }

    /** The last event of a kind. */
    <T extends GuideEvent> Optional<T> last(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((one, other) -> other);
    }

    /** The same view as before while nothing of the step and no answer has changed. */
    StepView view(AnswerResolver.Settled settled) {
        Shown now =
                shown.filter(before -> before.settled() == settled).orElseGet(() -> new Shown(settled, look(settled)));
        shown = Optional.of(now);
        return now.view();
    }

    private StepView look(AnswerResolver.Settled settled) {
        return new StepView(
                step,
                settled.answers().fill(step.explanation()),
                step.commands().stream().map(settled.answers()::fill).toList(),
                stage,
                step.fields().stream().map(field -> view(field, settled)).toList(),
                List.copyOf(checks),
                List.copyOf(events));
    }

    private FieldView view(FieldDefinition field, AnswerResolver.Settled settled) {
        Answer answer = settled.answers().answer(field.id());
        boolean secret = field.type() == FieldDefinition.Type.SECRET;
        return new FieldView(
                field,
                secret ? "" : answer.value(),
                !answer.value().isEmpty(),
                answer.source().words(),
                Optional.ofNullable(settled.problems().get(field.id())),
                field.type() == FieldDefinition.Type.YAML
                        ? YamlText.problems(field.label(), answer.value())
                        : List.of(),
                offers.getOrDefault(field.id(), new Offer.None()));
    }
}
