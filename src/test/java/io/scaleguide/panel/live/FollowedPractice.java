package io.scaleguide.panel.live;

import io.scaleguide.cli.GuideForTests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A practice cluster on which the guide has gone up to the HPA, which a live panel follows. */
final class FollowedPractice implements AutoCloseable {
    private final PracticeCluster practice;
    private final Cluster cluster;
    private final PanelTarget target;
    private final FollowedHpa followed;

    private FollowedPractice(PracticeCluster practice, Cluster cluster, PanelTarget target, FollowedHpa followed) {
        this.practice = practice;
        this.cluster = cluster;
        this.target = target;
        this.followed = followed;
    }

    /** Starts it. The metric is as slow as it is at that speed. */
    static FollowedPractice start(int speed, LoadModel model, Path home) throws Exception {
        PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                speed, 5, model, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        GuideForTests.upTo("hpa", practice, home);
        Cluster cluster = Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
        PanelTarget target = PanelTarget.find(
                cluster,
                Clock.systemUTC(),
                new PathRequest(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
        return new FollowedPractice(
                practice,
                cluster,
                target,
                FollowedHpa.open(cluster, target, Settling.of(target.periods()).atPace(target.pace())));
    }

    FollowedHpa hpa() {
        return followed;
    }

    /** Changes the HPA's spec, as JSON. */
    void change(String spec) {
        cluster.mergePatch(target.scope().hpaRef(), JsonMapper.shared().readTree("{\"spec\": " + spec + "}"));
    }

    /** Where traffic goes that takes the workload 0.1 s. */
    URI address() {
        ObjectNode gateway = cluster.list(Kinds.GATEWAY, "scaleguide-demo", "").get(0);
        return URI.create("http://" + gateway.at("/status/addresses/0/value").asString() + ":"
                + gateway.at("/spec/listeners/0/port").asInt() + "/echo/shell?cmd=sleep%200.1");
    }

    @Override
    public void close() {
        followed.close();
        cluster.close();
        practice.close();
    }
}
