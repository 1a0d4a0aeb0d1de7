package io.scaleguide.panel.story;

import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.HpaState.Condition;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What the HPA decides, what it is told, and what it cannot do. */
final class HpaStrand implements Strand {
    private Optional<HpaState> last = Optional.empty();

    @Override
    public HpaStrand copy() {
        HpaStrand copy = new HpaStrand();
        copy.last = last;
        return copy;
    }

    @Override
    public void look(PanelView view, BiConsumer<Sentence.Topic, String> tell) {
        Optional<HpaState> now = view.hpa().map(Aged::value);
        if (last.isPresent() && now.isPresent() && !last.equals(now)) {
            HpaState before = last.get();
            HpaState after = now.get();
            told(before, after).ifPresent(words -> tell.accept(Sentence.Topic.HPA, words));
            target(view, before, after).ifPresent(words -> tell.accept(Sentence.Topic.HPA, words));
            decided(before, after).ifPresent(words -> tell.accept(Sentence.Topic.HPA, words));
            unable(before, after).ifPresent(words -> tell.accept(Sentence.Topic.HPA, words));
            limited(before, after).ifPresent(words -> tell.accept(Sentence.Topic.HPA, words));
        } else if (last.isPresent() != now.isPresent() && !view.sources().isEmpty()) {
            tell.accept(
                    Sentence.Topic.HPA,
                    "The HPA " + view.scope().hpa() + (now.isPresent() ? " is there." : " is gone."));
        }
        last = now;
    }

    /** Where the story begins; nothing of it is a change. */
    void begin(PanelView view) {
        last = view.hpa().map(Aged::value);
    }

    private static Optional<String> decided(HpaState before, HpaState after) {
        int from = before.row().desired();
        int to = after.row().desired();
        if (from == to || from == 0 || to == 0) {
            return Optional.empty();
        }
        String edge = to == after.row().maximum() && to > from ? " That is its maximum." : "";
        return Optional.of("The HPA goes from " + from + " to " + Words.replicas(to) + "." + edge);
    }

    private static Optional<String> told(HpaState before, HpaState after) {
        boolean same = before.row().minimum() == after.row().minimum()
                && before.row().maximum() == after.row().maximum();
        return same
                ? Optional.empty()
                : Optional.of("The HPA may now take " + after.row().minimum() + " to "
                        + Words.replicas(after.row().maximum()) + ".");
    }

    private static Optional<String> target(PanelView view, HpaState before, HpaState after) {
        if (before.target().equals(after.target()) || after.target().isEmpty()) {
            return Optional.empty();
        }
        String was = before.target()
                .map(value -> " It was " + Words.value(view, value) + ".")
                .orElse("");
        return Optional.of(
                "The target is now " + Words.value(view, after.target().get()) + "." + was);
    }

    private static Optional<String> unable(HpaState before, HpaState after) {
        Predicate<Condition> cannot =
                one -> (one.type().equals("ScalingActive") || one.type().equals("AbleToScale"))
                        && one.status().equals("False");
        Optional<Condition> was = before.conditions().stream().filter(cannot).findFirst();
        Optional<Condition> is = after.conditions().stream().filter(cannot).findFirst();
        if (was.map(Condition::reason).equals(is.map(Condition::reason))) {
            return Optional.empty();
        }
        return is.map(condition ->
                        "The HPA cannot scale (" + condition.reason() + "): " + Words.ended(condition.message()))
                .or(() -> Optional.of("The HPA can scale again."));
    }

    private static Optional<String> limited(HpaState before, HpaState after) {
        Predicate<Condition> tooMany = one -> one.type().equals("ScalingLimited")
                && one.status().equals("True")
                && one.reason().equals("TooManyReplicas");
        boolean was = before.conditions().stream().anyMatch(tooMany);
        boolean is = after.conditions().stream().anyMatch(tooMany);
        return is && !was
                ? Optional.of("The HPA would take more than its maximum of "
                        + Words.replicas(after.row().maximum()) + ".")
                : Optional.empty();
    }
}
