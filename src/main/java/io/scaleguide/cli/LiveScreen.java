package io.scaleguide.cli;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.insight.LiveEvidence;
import io.scaleguide.panel.insight.Outcomes;
import io.scaleguide.panel.live.Audience;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.tui.panel.LiveFeed;
import io.scaleguide.tui.panel.PanelFiles;
import io.scaleguide.tui.panel.PanelParts;
import io.scaleguide.tui.panel.Past;
import io.scaleguide.tui.panel.ShadowWhy;
import io.scaleguide.tui.panel.TrafficSetting;
import io.scaleguide.tui.panel.TrafficSheet;
import io.scaleguide.tui.whatif.Replays;
import io.scaleguide.tui.whatif.WhatIfSheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A live panel with everything that its page is put together from; opened and closed together. */
final class LiveScreen implements Opened {
    private final PanelSession session;
    private final ShadowWhy why;
    private final PanelFiles files;
    private final PanelTraffic traffic;
    private final Replays replays;
    private final HpaTuner tuner;
    private final PanelParts parts;

    private LiveScreen(
            PanelSession session,
            ShadowWhy why,
            PanelFiles files,
            PanelTraffic traffic,
            Replays replays,
            HpaTuner tuner,
            PanelParts parts) {
        this.session = session;
        this.why = why;
        this.files = files;
        this.traffic = traffic;
        this.replays = replays;
        this.tuner = tuner;
        this.parts = parts;
    }

    /**
     * Opens it and begins to hear. Throws RecordingException where the file cannot be written.
     *
     * @param first what was seen of it already
     * @param mark what is said of the cluster
     * @param manner how it is looked at
     * @param changed is told, on any thread, that there is something new to draw
     */
    static LiveScreen open(
            Surroundings surroundings,
            Cluster cluster,
            PanelTarget target,
            Glimpse first,
            ClusterMark mark,
            PanelManner manner,
            Runnable changed) {
        Instant start = surroundings.clock().instant();
        Past past = new Past(start);
        Outcomes outcomes = new Outcomes(target.scope().hpaRef());
        Listener listener = new Listener(outcomes, past, changed);
        PanelSession session = PanelSession.open(
                surroundings,
                cluster,
                target,
                manner.settings(),
                manner.record(),
                // The screen says it with what else is not to be trusted.
                why -> {},
                List.of(listener));
        listener.session = Optional.of(session);
        LiveEvidence evidence = new LiveEvidence(session.panel(), outcomes);
        ShadowWhy why = new ShadowWhy(
                evidence, Settling.of(target.periods()).atPace(target.pace()), surroundings.zone(), changed);
        PanelFiles files = new PanelFiles(
                surroundings.stateFolder().resolve("panel"), surroundings.clock(), session.panel()::view);
        PanelTraffic traffic = traffic(
                surroundings, cluster, target, manner.request(), manner.send().orElse(TrafficSetting.USUAL), session);
        Replays replays = new Replays(evidence, Settling.of(target.periods()).atPace(target.pace()), changed);
        HpaTuner tuner =
                new HpaTuner(surroundings, cluster.choice(), target.scope().hpaRef());
        PanelParts parts = new PanelParts(
                mark,
                new LiveFeed(
                        session.panel(),
                        past,
                        session::look,
                        surroundings.clock(),
                        manner.length().map(start::plus)),
                why,
                files,
                Optional.of(traffic),
                List.of(
                        TrafficSheet.offer(traffic, mark, changed),
                        WhatIfSheet.offer(replays, surroundings.zone(), mark, tuner)),
                ScreenOptions.picture(surroundings),
                surroundings.zoneOfUser(),
                changed);
        first.events().forEach(session.panel()::hear);
        session.start();
        if (manner.send().isPresent()) {
            traffic.start();
        }
        return new LiveScreen(session, why, files, traffic, replays, tuner, parts);
    }

    /** Hears what the panel hears. The session is there before anything is heard; only the panel's clock may tick before. */
    private static final class Listener implements Audience {
        private final Outcomes outcomes;
        private final Past past;
        private final Runnable changed;
        private volatile Optional<PanelSession> session = Optional.empty();

        private Listener(Outcomes outcomes, Past past, Runnable changed) {
            this.outcomes = outcomes;
            this.past = past;
            this.changed = changed;
        }

        @Override
        public void heard(PanelEvent event) {
            outcomes.take(event);
        }

        @Override
        public void changed() {
            session.ifPresent(one -> past.add(one.panel().view()));
            changed.run();
        }
    }

    /** Traffic to the Service behind an HPA; nothing is sent before it is started. Whoever asked closes it, before the session. */
    static PanelTraffic traffic(
            Surroundings surroundings,
            Cluster cluster,
            PanelTarget target,
            String request,
            TrafficSetting setting,
            PanelSession session) {
        TrafficDoor door = new GatewayDoor(cluster, surroundings.clock(), target, request, GatewayDoor::answers);
        return new PanelTraffic(door, setting, session.panel()::hear);
    }

    /** What its page is made from. */
    PanelParts parts() {
        return parts;
    }

    @Override
    public void close() {
        traffic.close();
        why.close();
        replays.close();
        tuner.close();
        files.close();
        session.close();
    }
}
