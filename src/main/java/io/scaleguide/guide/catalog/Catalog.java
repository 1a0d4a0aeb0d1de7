package io.scaleguide.guide.catalog;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.autoscale.ExternalValue;
import io.scaleguide.guide.autoscale.LatencyAutoscaler;
import io.scaleguide.guide.autoscale.MetricReferenced;
import io.scaleguide.guide.autoscale.MetricValid;
import io.scaleguide.guide.autoscale.ScalingActive;
import io.scaleguide.guide.autoscale.TuneHpa;
import io.scaleguide.guide.finish.Finish;
import io.scaleguide.guide.install.DatadogNamespace;
import io.scaleguide.guide.install.DatadogRelease;
import io.scaleguide.guide.install.ExternalApiAvailable;
import io.scaleguide.guide.install.KeysSecret;
import io.scaleguide.guide.install.MetricKindEstablished;
import io.scaleguide.guide.install.WorkloadReady;
import io.scaleguide.guide.keys.ApiKeyGood;
import io.scaleguide.guide.keys.AppKeyGood;
import io.scaleguide.guide.keys.MayQuery;
import io.scaleguide.guide.metric.LatencyMetric;
import io.scaleguide.guide.metric.MetricInDatadog;
import io.scaleguide.guide.preflight.ClusterReachable;
import io.scaleguide.guide.preflight.ExternalMetricsOwner;
import io.scaleguide.guide.preflight.HelmReady;
import io.scaleguide.guide.preflight.KindsServed;
import io.scaleguide.guide.preflight.OperatorPresent;
import io.scaleguide.guide.preflight.Rights;
import io.scaleguide.guide.scrape.AnnotateOperator;
import io.scaleguide.guide.send.StartTraffic;
import io.scaleguide.guide.watch.ScalingWatch;
import io.scaleguide.guide.workload.DemoNamespace;
import io.scaleguide.guide.workload.DemoObjects;
import io.scaleguide.guide.workload.RouteReady;
import io.scaleguide.guide.workload.WorkloadFound;
import java.util.List;

/** Every check and action there is. A new one is added here, and then a step file may name it; {@link TuneHpa} is the panel's, and here to be undone. */
public final class Catalog {
    private Catalog() {}

    /**
     * Makes the registry for one run.
     *
     * @return fresh checks and actions
     */
    public static Registry registry() {
        return new Registry(
                List.of(
                        new ClusterReachable(),
                        new Rights(),
                        new KindsServed(),
                        new OperatorPresent(),
                        new ExternalMetricsOwner(),
                        new HelmReady(),
                        new ApiKeyGood(),
                        new AppKeyGood(),
                        new MayQuery(),
                        WorkloadReady.agents(),
                        WorkloadReady.clusterAgent(),
                        new MetricKindEstablished(),
                        new ExternalApiAvailable(),
                        new WorkloadFound(),
                        new RouteReady(),
                        new MetricInDatadog(),
                        new MetricReferenced(),
                        new MetricValid(),
                        new ExternalValue(),
                        new ScalingActive()),
                List.of(
                        new DatadogNamespace(),
                        new KeysSecret(),
                        new DatadogRelease(),
                        new DemoNamespace(),
                        new DemoObjects(),
                        new AnnotateOperator(),
                        new StartTraffic(),
                        new LatencyMetric(),
                        new LatencyAutoscaler(),
                        new TuneHpa(),
                        new ScalingWatch(),
                        new Finish()));
    }
}
