package io.scaleguide.tui.whatif;

import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.whatif.Assumptions;
import io.scaleguide.panel.whatif.Edits;
import io.scaleguide.panel.whatif.Policy;
import io.scaleguide.panel.whatif.Setting;
import io.scaleguide.panel.whatif.Simulation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Replays the session under other policies, on a thread of its own. Of questions that are asked while it reckons only the newest is answered; a search is
 * given up for it.
 */
public final class Replays implements AutoCloseable {
    /** As many as the command line looks at by itself, and from the same seed: the form finds what it finds. */
    private static final int RANDOM_ONES = 500;

    private static final long SEED = 1;

    /** How often a search is heard of, in policies. */
    private static final int STRIDE = 100;

    private final Supplier<Evidence> evidence;
    private final double pace;
    private final Settling settling;
    private final Runnable changed;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "panel-what-if");
        made.setDaemon(true);
        return made;
    });
    private volatile Optional<Question> asked = Optional.empty();
    private volatile Optional<Answer> answer = Optional.empty();
    private volatile Progress progress = Progress.NONE;

    /** How many of how many policies a search has looked at; 0 of 0 while there is none. */
    record Progress(int looked, int all) {
        static final Progress NONE = new Progress(0, 0);
    }

    /**
     * @param evidence what was seen; asked on this one's thread, and may wait
     * @param tempo how slow the metric is, and how fast the cluster's clock; the answers' times are by that clock
     * @param changed is told, on this one's thread, that there is an answer or a search has got on
     */
    public Replays(Supplier<Evidence> evidence, Settling tempo, Runnable changed) {
        this.evidence = evidence;
        this.pace = tempo.pace();
        this.settling = tempo.atPace(1);
        this.changed = changed;
    }

    /** Asks; the answer comes later. */
    void ask(Question question) {
        asked = Optional.of(question);
        if (queued.compareAndSet(false, true)) {
            try {
                thread.execute(this::reply);
            } catch (RejectedExecutionException closed) {
                // Whoever closed it does not read it any more.
                return;
            }
        }
    }

    /** The question that was asked last; empty before the first. */
    Optional<Question> asked() {
        return asked;
    }

    /** The newest answer; empty before the first. */
    Optional<Answer> answer() {
        return answer;
    }

    /** @return whether the newest question has its answer */
    public boolean isIdle() {
        return asked.equals(answer.map(Answer::question));
    }

    Progress progress() {
        return progress;
    }

    private void reply() {
        queued.set(false);
        Question question = asked.orElseThrow();
        Answer found;
        try {
            found = reckon(question);
        } catch (CancellationException newer) {
            // The newer question is in the queue.
            return;
        } finally {
            progress = Progress.NONE;
        }
        answer = Optional.of(found);
        changed.run();
    }

    private Answer reckon(Question question) {
        Session session = evidence.get().until(question.until()).session().atPace(pace);
        Map<Setting, String> base = new EnumMap<>(Setting.class);
        if (session.samples().size() < 2) {
            return new Answer.Cannot(
                    question,
                    Map.of(),
                    "Too little was seen up to now: a replay needs two syncs of the HPA, 15 s apart.");
        }
        try {
            base.putAll(Edits.of(Assumptions.of(session, settling)));
            Policy.recorded(session).ifPresent(policy -> base.putAll(Edits.of(policy)));
            Edits edits = question.edits().without(base);
            if (base.get(Setting.TARGET) == null && edits.texts().get(Setting.TARGET) == null) {
                return new Answer.Cannot(question, Map.copyOf(base), "The session does not say the target. Type one.");
            }
            Simulation simulation = Simulation.of(
                    session,
                    settling,
                    edits::adjust,
                    edits.change(),
                    wish(question.limitMilli()),
                    (looked, all) -> heard(question, looked, all));
            return new Answer.Compared(question, Map.copyOf(base), simulation);
        } catch (IllegalArgumentException e) {
            return new Answer.Cannot(question, Map.copyOf(base), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Simulation.Wish> wish(OptionalLong limit) {
        return limit.isPresent()
                ? Optional.of(new Simulation.Wish(limit.getAsLong(), RANDOM_ONES, SEED))
                : Optional.empty();
    }

    private boolean heard(Question question, int looked, int all) {
        if (looked % STRIDE == 0) {
            progress = new Progress(looked, all);
            changed.run();
        }
        return asked.filter(question::equals).isPresent();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
