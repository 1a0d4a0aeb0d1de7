package io.scaleguide.panel.live;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeException;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.probe.DatadogAsker;
import io.scaleguide.path.scope.AmbiguousPathException;
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
    private final Cluster cluster;
    private final PanelTarget target;
    private final LiveSettings settings;
    private final Optional<KeptListing> kept;
    private final Doctor doctor;
    private final PathRequest request;
    private final Consumer<Function<Instant, PanelEvent>> ear;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread one = new Thread(work, "panel-looks");
        one.setDaemon(true);
        return one;
    });
    private Optional<DatadogAsker> asker = Optional.empty();

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
        Listing listing = kept.isPresent() ? kept.get() : Listing.of(cluster);
        this.doctor = new Doctor(cluster, listing, clock, settings.requests(), settings.keys());
        this.request = new PathRequest(
                Optional.of(target.scope().namespace()),
                Optional.of(target.scope().hpa()));
        this.ear = ear;
    }

    void start() {
        now();
        Duration every = settings.look();
        if (!every.isZero()) {
            var unused = thread.scheduleWithFixedDelay(
                    this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (settings.keys()) {
            thread.execute(this::openDatadog);
        }
    }

    void now() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException closed) {
            return; // nobody hears what would be seen
        }
    }

    private void look() {
        try {
            Diagnosis diagnosis = doctor.look(request);
            if (!thread.isShutdown()) {
                ear.accept(at -> new PanelEvent.PathLooked(at, diagnosis));
            }
        } catch (RuntimeException e) {
            // Whatever it is, one look that fails must not be the last one without a word.
            trouble(SourceName.PATH, e);
        }
    }

    private void openDatadog() {
        try (Reads reads = new Reads(cluster)) {
            asker = DatadogAsker.open(doctor.context(reads, request));
        } catch (KubeException | AmbiguousPathException e) {
            trouble(SourceName.DATADOG, e);
            return;
        }
        asker.ifPresent(opened -> {
            Duration refresh = target.periods().refresh();
            var unused = thread.scheduleWithFixedDelay(() -> ask(opened), 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void ask(DatadogAsker opened) {
        DatadogAsker.Answer answer = opened.ask();
        ear.accept(at -> new PanelEvent.DatadogRead(at, answer.value(), answer.newest(), answer.problem()));
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
