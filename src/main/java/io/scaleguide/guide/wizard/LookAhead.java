package io.scaleguide.guide.wizard;

import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.problem.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Puts what a step's checks say in words for the form. */
final class LookAhead implements EventSink {
    /** What is shown while a check has not spoken yet. */
    static final CheckView LOOKING = new CheckView(CheckView.Level.BUSY, "Looking ...");

    private final Consumer<List<CheckView>> seen;
    private final Consumer<GuideEvent.ClusterFound> found;

    LookAhead(Consumer<List<CheckView>> seen, Consumer<GuideEvent.ClusterFound> found) {
        this.seen = seen;
        this.found = found;
    }

    @Override
    public void accept(GuideEvent event) {
        if (event instanceof GuideEvent.Checked checked) {
            CheckView.Level level = checked.level().equals("ok") ? CheckView.Level.OK : CheckView.Level.WARNING;
            // At once, so that nobody sees a moment in which it looks as if there were no more to come.
            seen.accept(List.of(new CheckView(level, checked.message()), LOOKING));
        } else if (event instanceof GuideEvent.Waiting waiting) {
            seen.accept(List.of(new CheckView(CheckView.Level.BUSY, waiting.message())));
        } else if (event instanceof GuideEvent.Failed failed) {
            seen.accept(List.of(new CheckView(CheckView.Level.BAD, words(failed.problem()))));
        } else if (event instanceof GuideEvent.ClusterFound cluster) {
            found.accept(cluster);
        }
    }

    private static String words(Problem problem) {
        return (problem.what() + " " + problem.why()).strip() + " " + problem.next();
    }
}
