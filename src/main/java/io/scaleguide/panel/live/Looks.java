package io.scaleguide.panel.live;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.KubeException.Reason;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.probe.DatadogAsker;
import io.scaleguide.path.scope.KeptListing;
import io.scaleguide.path.scope.Listing;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.Reads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What takes long, on a thread of its own: the look at the signal path, and the question to Datadog. Looks that come again and again keep what they
 * have listed, and follow it by watches.
 */
final class Looks implements AutoCloseable {
    /** After a look that failed the next one comes sooner. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final PanelTarget target;
    private final LiveSettings settings;
    private final Optional<KeptListing> kept;
    private final Listing listing;
    private final Doctor doctor;
    private final PathRequest request;
    private final Consumer<Function<Instant, PanelEvent>> ear;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread one = new Thread(work, "panel-looks");
        one.setDaemon(true);
        return one;
    });
    private Optional<DatadogAsker> asker = Optional.empty();
    private volatile Optional<String> query = Optional.empty();

    Looks(
            Cluster cluster,
            Clock clock,
            PanelTarget target,
            LiveSettings settings,
            Consumer<Function<Instant, PanelEvent>> ear) {
        this.cluster = cluster;
        this.target = target;
        this.settings = settings;
        this.kept = settings.look().isZero() ? Optional.empty() : Optional.of(new KeptListing(cluster));
        this.listing = kept.isPresent() ? kept.get() : Listing.of(cluster);
        this.doctor = new Doctor(cluster, listing, clock, settings.requests(), settings.keys());
        this.request = new PathRequest(
                Optional.of(target.scope().namespace()),
                Optional.of(target.scope().hpa()));
        this.ear = ear;
    }

    void start() {
        if (settings.look().isZero()) {
            now();
        } else {
            again(this::lookAgainAndAgain, Duration.ZERO);
        }
        if (settings.keys()) {
            again(this::askAgainAndAgain, Duration.ZERO);
        }
    }

    void now() {
        again(this::look, Duration.ZERO);
    }

    /**
     * Says which query Datadog is to be asked from now on; from any thread.
     *
     * @param wanted the DatadogMetric's; empty where it has none
     */
    void wants(String wanted) {
        query = Optional.of(wanted).filter(text -> !text.isEmpty());
    }

    private void again(Runnable work, Duration after) {
        try {
            var unused = thread.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return; // nobody hears what would be seen
        }
    }

    private void lookAgainAndAgain() {
        Duration every = settings.look();
        boolean sooner = !look() && AFTER_TROUBLE.compareTo(every) < 0;
        again(this::lookAgainAndAgain, sooner ? AFTER_TROUBLE : every);
    }

    /** Whether it went well. */
    private boolean look() {
        try {
            Diagnosis diagnosis = doctor.look(request);
            if (!thread.isShutdown()) {
                ear.accept(at -> new PanelEvent.PathLooked(at, diagnosis));
            }
            return true;
        } catch (RuntimeException e) {
            // Whatever it is, one look that fails must not be the last one without a word.
            trouble(SourceName.PATH, e);
            return false;
        }
    }

    private void askAgainAndAgain() {
        try {
            ask();
        } catch (RuntimeException e) {
            trouble(SourceName.DATADOG, e);
            if (e instanceof KubeException refused && refused.reason() == Reason.FORBIDDEN) {
                return; // who may not read the keys is not to be refused again and again
            }
        }
        again(this::askAgainAndAgain, target.periods().refresh());
    }

    /** Asks Datadog. Connects first where that was not possible yet, where the keys were refused, or where the query is another one now. */
    private void ask() {
        if (asker.filter(opened -> opened.isOfUse(query)).isEmpty()) {
            asker.ifPresent(DatadogAsker::close);
            asker = Optional.empty();
            try (Reads reads = new Reads(cluster, listing)) {
                asker = DatadogAsker.open(doctor.context(reads, request));
            }
        }
        asker.map(DatadogAsker::ask)
                .ifPresent(answer -> ear.accept(
                        at -> new PanelEvent.DatadogRead(at, answer.value(), answer.newest(), answer.problem())));
    }

    private void trouble(String what, Exception e) {
        if (!thread.isShutdown()) {
            String problem = String.valueOf(e.getMessage());
            ear.accept(at -> new PanelEvent.WatchTold(at, what, problem));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kept.ifPresent(KeptListing::close);
        asker.ifPresent(DatadogAsker::close);
    }
}
