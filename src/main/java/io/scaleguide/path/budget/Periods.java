package io.scaleguide.path.budget;

import java.time.Duration;

/**
 * How often each station of the path works; what a hop may take follows from it. Where the cluster says otherwise (environment of
 * the agents, annotation, DatadogMetric) its own words are put in. Sources: Kong/kong-operator
 * controller/cpextensions/metricsscraper (10 s); integrations-core base check, min_collection_interval (15 s); datadog-agent
 * pkg/config/setup/common_settings.go, external_metrics_provider.refresh_period (30 s) and max_age (120 s);
 * Kubernetes kube-controller-manager --horizontal-pod-autoscaler-sync-period (15 s).
 *
 * @param operatorScrape how often the operator reads the data planes
 * @param agentCheck how often the agent reads the operator
 * @param intake from the agent to a point that can be queried
 * @param refresh how often the cluster agent asks Datadog
 * @param maxAge how old the newest point may be for the cluster agent
 * @param hpaSync how often the HPA controller looks
 * @param podStart how long a new pod may take to become ready
 */
public record Periods(
        Duration operatorScrape,
        Duration agentCheck,
        Duration intake,
        Duration refresh,
        Duration maxAge,
        Duration hpaSync,
        Duration podStart) {

    /** What is so where nothing was changed. */
    public static final Periods USUAL = new Periods(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60));

    /**
     * @param period another one, where the cluster agent says so
     * @return these periods with that
     */
    public Periods withRefresh(Duration period) {
        return new Periods(operatorScrape, agentCheck, intake, period, maxAge, hpaSync, podStart);
    }

    /**
     * @param age another one, where the DatadogMetric or the cluster agent says so
     * @return these periods with that
     */
    public Periods withMaxAge(Duration age) {
        return new Periods(operatorScrape, agentCheck, intake, refresh, age, hpaSync, podStart);
    }

    /**
     * @param period another one, where the annotation says so
     * @return these periods with that
     */
    public Periods withAgentCheck(Duration period) {
        return new Periods(operatorScrape, period, intake, refresh, maxAge, hpaSync, podStart);
    }

    /** @return the age of Datadog's newest point that is still usual: two checks, since the first of a series is held back */
    public Duration pointAge() {
        return operatorScrape.plus(agentCheck.multipliedBy(2)).plus(intake);
    }

    /** @return the age of a DatadogMetric's status that is still usual: one refresh and what it takes to be done */
    public Duration statusAge() {
        return refresh.plus(refresh.dividedBy(2));
    }
}
