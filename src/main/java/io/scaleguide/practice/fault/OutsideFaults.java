package io.scaleguide.practice.fault;

import io.scaleguide.practice.net.Obstacle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What can go wrong outside the cluster: at Datadog, and where charts come from. */
public final class OutsideFaults {
    private static final double HUGE = 1e15;

    private OutsideFaults() {}

    private static Fault datadog(Obstacle obstacle) {
        return new OnTheWay(OnTheWay.Server.DATADOG, () -> obstacle);
    }

    private static Fault charts(Obstacle obstacle) {
        return new OnTheWay(OnTheWay.Server.CHARTS, () -> obstacle);
    }

    /** @return Datadog answers 403: the API key is not known on this site */
    public static Fault datadogForbids() {
        return datadog(Answer.ofDatadog(403, "Forbidden"));
    }

    /** @return Datadog answers 500 */
    public static Fault datadogFails() {
        return datadog(Answer.ofDatadog(500, "Internal Server Error"));
    }

    /** @return Datadog does not answer */
    public static Fault datadogHangs() {
        return datadog(new SlowAnswers(Duration.ofHours(1)));
    }

    /** @return Datadog's points have no value, as after arithmetic that came to NaN */
    public static Fault valuesNull() {
        return new ValuesShown(value -> Optional.empty());
    }

    /** @return Datadog's points are larger than any latency */
    public static Fault valuesHuge() {
        return new ValuesShown(value -> Optional.of(HUGE));
    }

    /** @return connections to the chart repository end before an answer */
    public static Fault chartsUnreachable() {
        return charts(new HangUp());
    }

    /** @return the chart repository's index is not YAML */
    public static Fault chartsIndexBad() {
        return charts(new OnlyPaths(
                "/index.yaml",
                new Answer(
                        200, Map.of("Content-Type", "text/html"), "<html><body>Moved: see our blog</body></html>\n")));
    }

    /** @return the chart's archive breaks off */
    public static Fault chartsCutShort() {
        return charts(new CutShort(".tgz", 2000));
    }
}
