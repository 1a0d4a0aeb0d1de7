package io.scaleguide.practice.card;

import io.scaleguide.practice.fault.ApiFaults;
import io.scaleguide.practice.fault.OtherCertificate;
import io.scaleguide.practice.fault.ServerGone;
import java.time.Duration;
import java.util.List;

/** What goes wrong between here and the API server. */
final class ApiCards {
    private static final Ends AFTER_20_S = new Ends.ByItself(Duration.ofSeconds(20));

    private ApiCards() {}

    /** @param doors opens TLS ports */
    static List<FaultCard> all(OtherCertificate.TlsDoors doors) {
        return List.of(
                FaultCard.lasting(
                                "api-gone",
                                "The API server stops listening for 20 s, and comes back with everything it knew.",
                                new Sign.Overcome(
                                        "Once it has answered, a run waits for it; watches go on where they were."),
                                new ServerGone(false))
                        .ends(AFTER_20_S),
                FaultCard.lasting(
                                "api-gone-compacted",
                                "The API server stops listening for 20 s, and has forgotten older versions when it is back: 410.",
                                new Sign.Overcome(
                                        "A run that is under way waits for it, up to 30 s; watches read everything anew."),
                                new ServerGone(true))
                        .ends(AFTER_20_S),
                FaultCard.done(
                                "watches-silent",
                                "Watches that are open stay open and bring nothing any more; new ones work.",
                                new Sign.Overcome(
                                        "After 45 s of silence a second watch asks, and everything is read anew."),
                                ApiFaults.watchesSilent())
                        .ends(new Ends.WithCluster()),
                FaultCard.lasting(
                        "api-429",
                        "The API server answers every 5th request with 429 and Retry-After: 1.",
                        new Sign.Overcome("The request is sent again after the time that was asked for."),
                        ApiFaults.limits()),
                FaultCard.lasting(
                        "api-500",
                        "The API server answers every 5th request with 500.",
                        new Sign.Problem("cluster-server", "answered 500: etcdserver: request timed out."),
                        ApiFaults.errors()),
                FaultCard.lasting(
                        "api-slow",
                        "Every answer of the API server takes 1 s.",
                        new Sign.Overcome("Everything takes longer."),
                        ApiFaults.slow()),
                FaultCard.lasting(
                        "api-hangs",
                        "The API server takes requests and does not answer.",
                        new Sign.Problem("cluster-timeout", "did not answer within"),
                        ApiFaults.hangs()),
                FaultCard.lasting(
                        "api-403",
                        "Deployments may be read but no longer patched: 403.",
                        new Sign.Problem("cluster-forbidden", "You may not patch deployments"),
                        ApiFaults.forbidsPatch()),
                FaultCard.lasting(
                        "token-expired",
                        "Your token has expired: the API server answers 401.",
                        new Sign.Problem("cluster-unauthorized", "does not accept your credentials"),
                        ApiFaults.tokenExpired()),
                FaultCard.lasting(
                        "tls-other-name",
                        "The kubeconfig leads to an API server whose certificate is for another name.",
                        new Sign.Problem("cluster-foreign", "is for another name"),
                        new OtherCertificate(doors)),
                FaultCard.lasting(
                        "proxy-page",
                        "A proxy in between answers with a page to sign in, and 200.",
                        new Sign.Problem("cluster-foreign", "answered with a web page"),
                        ApiFaults.proxyPage()),
                FaultCard.done(
                                "clock-ahead",
                                "The cluster's clock is 10 minutes ahead of yours.",
                                new Sign.Finding("cluster-clock-ahead"),
                                ApiFaults.clockAhead())
                        .ends(new Ends.WithCluster()));
    }
}
