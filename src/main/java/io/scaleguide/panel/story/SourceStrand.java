package io.scaleguide.panel.story;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Whether the panel still hears the cluster. Where several sources fall silent at once that is one sentence. */
final class SourceStrand implements Strand {
    private final Set<String> troubled = new HashSet<>();

    @Override
    public SourceStrand copy() {
        SourceStrand copy = new SourceStrand();
        copy.troubled.addAll(troubled);
        return copy;
    }

    @Override
    public void look(PanelView view, BiConsumer<Sentence.Topic, String> tell) {
        List<Source> lost = view.sources().stream()
                .filter(source -> !source.problem().isEmpty() && !troubled.contains(source.what()))
                .toList();
        List<String> back = view.sources().stream()
                .filter(source -> source.problem().isEmpty() && troubled.contains(source.what()))
                .map(Source::what)
                .toList();
        if (!lost.isEmpty()) {
            lost.forEach(source -> troubled.add(source.what()));
            Source first = lost.get(0);
            String more = lost.size() == 1 ? "" : " (and " + (lost.size() - 1) + " more)";
            tell.accept(
                    Sentence.Topic.SOURCE,
                    "Trouble with the " + first.what() + more + ": " + Words.ended(first.problem()));
        }
        if (!back.isEmpty()) {
            back.forEach(troubled::remove);
            tell.accept(
                    Sentence.Topic.SOURCE,
                    troubled.isEmpty()
                            ? "Everything is heard again."
                            : "Heard again: " + String.join(", ", back) + ".");
        }
    }
}
