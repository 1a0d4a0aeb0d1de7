package io.scaleguide.line.wizard;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.story.Sentence;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A story of one sentence, or of none and why; told only when the test says that there is one. */
final class ToldStory implements LiveStory {
    private volatile boolean ready;
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean ended;

    void prepare() {
        ready = true;
    }

    void refuse(String why) {
        ready = true;
        refusal = Optional.of(why);
    }

    boolean ended() {
        return ended;
    }

    @Override
    public boolean ready(WizardView view) {
        return ready;
    }

    @Override
    public Begun begin(WizardView view, Consumer<Sentence> ear) {
        if (refusal.isPresent()) {
            return new Begun.Silent(refusal.get());
        }
        ear.accept(new Sentence(
                Instant.EPOCH,
                Sentence.Topic.REPLICAS,
                "2 of 3 replicas are ready.",
                new Sentence.Figures(Optional.of(160.0), Optional.of(150.0), "ms", 3, 2)));
        return new Begun.Telling(() -> ended = true);
    }
}
