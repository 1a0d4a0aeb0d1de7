package io.scaleguide.practice.datadog;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster agent's settings of its external metrics provider, from its container's environment. Durations are practice time.
 * Defaults: datadog-agent pkg/config/setup/common_settings.go, {@code external_metrics_provider.*}.
 *
 * @param endpoint the base address of Datadog's API
 * @param apiKey the API key; empty when there is none
 * @param applicationKey the application key; empty when there is none
 * @param refresh how often references are looked up and queries are sent
 * @param maxAge how old a point may be
 * @param validity how much longer a value may be served when it was not refreshed
 * @param window how far back a query looks
 * @param env the whole environment, for templates in queries
 */
record ClusterAgentSettings(
        String endpoint,
        Optional<String> apiKey,
        Optional<String> applicationKey,
        Duration refresh,
        Duration maxAge,
        Duration validity,
        Duration window,
        Map<String, String> env) {
    private static final String PREFIX = "DD_EXTERNAL_METRICS_PROVIDER_";

    /** How many queries go into one call: {@code chunk_size}. */
    static final int CHUNK = 35;

    /** The longest window: {@code max_time_window}. */
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(86_400);

    /** @return the settings; empty when the metrics provider is not enabled */
    static Optional<ClusterAgentSettings> of(Map<String, String> env) {
        if (!"true".equalsIgnoreCase(env.getOrDefault(PREFIX + "ENABLED", ""))) {
            return Optional.empty();
        }
        return Optional.of(new ClusterAgentSettings(
                endpoint(env),
                key(env, "API_KEY"),
                key(env, "APP_KEY"),
                seconds(env, "REFRESH_PERIOD", 30),
                seconds(env, "MAX_AGE", 120),
                seconds(env, "QUERY_VALIDITY_PERIOD", 30),
                seconds(env, "BUCKET_SIZE", 300),
                env));
    }

    /** @return whether Datadog can be asked at all */
    boolean hasBothKeys() {
        return apiKey.isPresent() && applicationKey.isPresent();
    }

    /**
     * @param ownWindow the metric's timeWindow
     * @param ownMaxAge the metric's maxAge
     * @return how far back its query looks
     */
    Duration windowOf(Optional<Duration> ownWindow, Optional<Duration> ownMaxAge) {
        Duration wanted = ownWindow.or(() -> ownMaxAge).orElse(Duration.ZERO);
        Duration longest = longer(wanted, longer(maxAge, window));
        return longest.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : longest;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String endpoint(Map<String, String> env) {
        return value(env, PREFIX + "ENDPOINT")
                .or(() -> value(env, "DATADOG_HOST"))
                .orElseGet(() -> "https://api." + value(env, "DD_SITE").orElse("datadoghq.com"));
    }

    private static Optional<String> key(Map<String, String> env, String name) {
        return value(env, PREFIX + name).or(() -> value(env, "DD_" + name));
    }

    private static Duration seconds(Map<String, String> env, String name, long usual) {
        return Duration.ofSeconds(value(env, PREFIX + name)
                .filter(text -> text.matches("[1-9]\\d{0,6}"))
                .map(Long::parseLong)
                .orElse(usual));
    }

    private static Optional<String> value(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "ClusterAgentSettings[" + endpoint + "]";
    }
}
