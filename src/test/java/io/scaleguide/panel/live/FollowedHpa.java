package io.scaleguide.panel.live;

import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.insight.Insight;
import io.scaleguide.panel.insight.LiveEvidence;
import io.scaleguide.panel.insight.Outcomes;
import io.scaleguide.panel.insight.Reckoning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** One HPA followed by a live panel without a screen: what it heard, and what its shadow HPA makes of it. */
public final class FollowedHpa implements AutoCloseable {
    private final Panel panel;
    private final LiveSource source;
    private final LiveEvidence evidence;
    private final Reckoning reckoning;

    private FollowedHpa(Panel panel, LiveSource source, LiveEvidence evidence, Reckoning reckoning) {
        this.panel = panel;
        this.source = source;
        this.evidence = evidence;
        this.reckoning = reckoning;
    }

    /** Follows it until closed. The path is not looked at, and Datadog not asked. */
    public static FollowedHpa open(Cluster cluster, PanelTarget target, Settling settling) {
        Clock clock = Clock.systemUTC();
        Outcomes outcomes = new Outcomes(target.scope().hpaRef());
        Audience audience = new Audience() {
            @Override
            public void heard(PanelEvent event) {
                outcomes.take(event);
            }
        };
        Panel panel = new Panel(target, clock.instant(), clock, List.of(audience));
        LiveSource source =
                LiveSource.open(cluster, clock, target, new LiveSettings(Duration.ZERO, false, false), panel::hear);
        return new FollowedHpa(
                panel, source, new LiveEvidence(panel, outcomes), new Reckoning(settling, ZoneOffset.UTC));
    }

    /** What was heard so far. */
    public Evidence evidence() {
        return evidence.get();
    }

    /** What follows from it. */
    public Insight insight() {
        return reckoning.at(Instant.now(), "", evidence());
    }

    @Override
    public void close() {
        source.close();
        panel.close();
    }
}
