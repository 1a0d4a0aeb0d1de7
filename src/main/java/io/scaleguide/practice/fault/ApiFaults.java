package io.scaleguide.practice.fault;

import io.scaleguide.practice.net.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can go wrong between a client and the API server. */
public final class ApiFaults {
    private static final int EACH = 5;

    private ApiFaults() {}

    private static Fault met(Obstacle obstacle) {
        return new OnTheWay(OnTheWay.Server.API, () -> obstacle);
    }

    private static Fault everyFifth(Obstacle obstacle) {
        return new OnTheWay(OnTheWay.Server.API, () -> new EveryNth(EACH, obstacle));
    }

    /** @return every 5th request gets 429 and is asked to come again after 1 s, as from API Priority and Fairness */
    public static Fault limits() {
        return everyFifth(Answer.refusal(
                        429,
                        "TooManyRequests",
                        "the server has received too many requests and has asked us to try again later")
                .with("Retry-After", "1"));
    }

    /** @return every 5th request gets 500 */
    public static Fault errors() {
        return everyFifth(Answer.refusal(500, "InternalError", "etcdserver: request timed out"));
    }

    /** @return every answer comes 1 s later */
    public static Fault slow() {
        return met(new SlowAnswers(Duration.ofSeconds(1)));
    }

    /** @return no answer comes within any client's patience */
    public static Fault hangs() {
        return met(new SlowAnswers(Duration.ofHours(1)));
    }

    /** @return objects of a kind can be read, and not be changed */
    public static Fault forbidsPatch() {
        return met(new ForbiddenVerb("patch", List.of("PATCH"), "deployments.apps"));
    }

    /** @return the credentials are no longer good for anything */
    public static Fault tokenExpired() {
        return met(Answer.refusal(401, "Unauthorized", "Unauthorized"));
    }

    /** @return a proxy on the way shows a page to sign in, as for a browser */
    public static Fault proxyPage() {
        return met(
                new Answer(
                        200,
                        Map.of("Content-Type", "text/html; charset=utf-8"),
                        "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to use this network.</body></html>"));
    }

    /** @return open watches stay open and bring nothing; new ones are as they should be */
    public static Fault watchesSilent() {
        return ground -> {
            ground.server().silenceWatches();
            return Optional.of(() -> {});
        };
    }

    /** @return the cluster's clock is 10 minutes ahead */
    public static Fault clockAhead() {
        return ground -> {
            ground.clock().putForward(Duration.ofMinutes(10));
            return Optional.of(() -> {});
        };
    }
}
