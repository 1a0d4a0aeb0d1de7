package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.live.Audience;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.panel.live.LiveSource;
import io.scaleguide.panel.live.Panel;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.panel.record.Recorder;
import io.scaleguide.panel.record.RecordingHeader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A panel with what tells it and what keeps it, opened and closed together. */
final class PanelSession implements AutoCloseable {
    private final Panel panel;
    private final Supplier<LiveSource> begin;
    private final Optional<Recorder> recorder;
    private Optional<LiveSource> source = Optional.empty();

    private PanelSession(Panel panel, Supplier<LiveSource> begin, Optional<Recorder> recorder) {
        this.panel = panel;
        this.begin = begin;
        this.recorder = recorder;
    }

    /**
     * Prepares it; nothing is heard yet. Throws RecordingException where the file cannot be written.
     *
     * @param record the file to record to
     * @param ended is told why, when the recording ends before the panel; the panel's view says so too
     * @param audience who listens
     */
    static PanelSession open(
            Surroundings surroundings,
            Cluster cluster,
            PanelTarget target,
            LiveSettings settings,
            Optional<Path> record,
            Consumer<String> ended,
            List<Audience> audience) {
        Clock clock = surroundings.clock();
        Instant start = clock.instant();
        Optional<Recorder> recorder = record.map(file -> Recorder.create(
                file,
                new RecordingHeader(
                        RecordingHeader.VERSION,
                        start,
                        Version.number(),
                        Recorder.address(cluster.context().server()),
                        cluster.context().name(),
                        target.scope(),
                        target.periods(),
                        target.pace()),
                Recorder.LARGEST));
        List<Audience> all = new ArrayList<>();
        Optional<Kept> kept = recorder.map(one -> new Kept(one, ended));
        kept.ifPresent(all::add);
        all.addAll(audience);
        Panel panel = new Panel(target, start, clock, all);
        kept.ifPresent(one -> one.panel = Optional.of(panel));
        return new PanelSession(panel, () -> LiveSource.open(cluster, clock, target, settings, panel::hear), recorder);
    }

    /** Keeps what is heard, and says once when it no longer does. */
    private static final class Kept implements Audience {
        private final Recorder recorder;
        private final Consumer<String> ended;
        private volatile Optional<Panel> panel = Optional.empty();
        private boolean said;

        private Kept(Recorder recorder, Consumer<String> ended) {
            this.recorder = recorder;
            this.ended = ended;
        }

        @Override
        public void heard(PanelEvent event) {
            recorder.take(event);
            if (!said && recorder.problem().isPresent()) {
                said = true;
                String why = recorder.problem().get();
                ended.accept(why);
                panel.ifPresent(one -> one.hear(at -> new PanelEvent.WatchTold(at, "recording", why)));
            }
        }
    }

    /** Begins to hear. */
    void start() {
        source = Optional.of(begin.get());
    }

    /** The panel, to look at and to tell of traffic. */
    Panel panel() {
        return panel;
    }

    /** Looks at the signal path now. */
    void look() {
        source.ifPresent(LiveSource::look);
    }

    @Override
    public void close() {
        source.ifPresent(LiveSource::close);
        panel.close();
        recorder.ifPresent(Recorder::close);
    }
}
