package io.scaleguide.practice;

import io.scaleguide.practice.charts.ChartRepository;
import io.scaleguide.practice.datadog.DatadogStandIn;
import io.scaleguide.practice.datadog.Outside;
import io.scaleguide.practice.datadog.PracticeKeys;
import io.scaleguide.practice.datadog.TimeSeries;
import io.scaleguide.practice.net.Obstacles;
import io.scaleguide.practice.net.WebSite;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What lies outside a cluster in practice: Datadog's HTTP API and the repository of charts, both on this machine. */
public final class Outdoors {
    private static final String SITE = "datadoghq.com";

    /** What is said to a client that is limited by a fault: not the usual hour, so that it asks again soon after the fault is over. */
    private static final Duration LIMITED_FOR = Duration.ofSeconds(10);

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Outside outside;
    private final DatadogStandIn standIn;
    private final Obstacles beforeDatadog = new Obstacles();
    private final Obstacles beforeCharts = new Obstacles();

    private Outdoors(Outside outside, DatadogStandIn standIn) {
        this.outside = outside;
        this.standIn = standIn;
    }

    /**
     * Opens it, below paths that cannot be guessed.
     *
     * @param site where it is served
     * @param clock the time of what is measured
     * @param options which chart, and the machine's clock
     * @param faults what goes wrong
     * @param random where keys and paths come from; take a secure one
     * @return it, answering
     * @throws IOException when the chart cannot be read, or no port is free
     */
    public static Outdoors open(
            WebSite site, PracticeClock clock, PracticeOptions options, PracticeFaults faults, SecureRandom random)
            throws IOException {
        PracticeKeys keys = PracticeKeys.random(random);
        DatadogStandIn standIn = new DatadogStandIn(keys, new TimeSeries(clock), clock, options.clock());
        faults.listen(PracticeFault.QUERIES_REFUSED, begun -> standIn.allowQueries(!begun));
        faults.listen(PracticeFault.INTAKE_LOSES_POINTS, standIn::losePoints);
        faults.listen(
                PracticeFault.QUERIES_LIMITED,
                begun -> standIn.limitQueries(
                        begun ? 0 : DatadogStandIn.USUAL_LIMIT, begun ? LIMITED_FOR : Duration.ofHours(1)));
        String datadog = prefix("datadog", random);
        String charts = prefix("charts", random);
        URI address = site.origin().resolve(datadog);
        Outdoors outdoors = new Outdoors(new Outside(address, SITE), standIn);
        site.mount(datadog, outdoors.beforeDatadog.before(standIn));
        site.mount(charts, outdoors.beforeCharts.before(new ChartRepository(options.chartFolder())));
        outdoors.answers.put("site", SITE);
        outdoors.answers.put("datadog-url", address.toString());
        outdoors.answers.put("api-key", keys.api());
        outdoors.answers.put("app-key", keys.application());
        outdoors.answers.put("chart-repo", site.origin().resolve(charts).toString());
        outdoors.answers.put("demo-workload", "true");
        outdoors.answers.put("listener-port", Integer.toString(freePort()));
        return outdoors;
    }

    /** @return how the cluster's pods get there */
    public Outside outside() {
        return outside;
    }

    /** @return what a cluster beside it knows, as answers to the guide's fields: addresses, and keys that open nothing else */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** @return the stand-in for Datadog */
    public DatadogStandIn datadog() {
        return standIn;
    }

    /** @return what stands in the way of requests to Datadog */
    public Obstacles beforeDatadog() {
        return beforeDatadog;
    }

    /** @return what stands in the way of requests for charts */
    public Obstacles beforeCharts() {
        return beforeCharts;
    }

    private static String prefix(String what, SecureRandom secrets) {
        return String.format(Locale.ROOT, "/%s-%016x-%016x", what, secrets.nextLong(), secrets.nextLong());
    }

    /** A port that is free now; the Gateway's listener takes it a little later. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
