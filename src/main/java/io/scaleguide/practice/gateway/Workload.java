package io.scaleguide.practice.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** The pods behind the practice cluster's Services. Requests take real time, whatever the practice clock's speed. */
public final class Workload {
    /** How many requests one replica serves at once unless told otherwise. */
    public static final int USUAL_CONCURRENCY = 4;

    private static final int MOST_WAITING = 10_000;
    private static final double JITTER_MILLIS = 3;

    private final LoadModel model;
    private final int concurrency;
    private final Random random;
    private final Netexec netexec;
    private final Map<ServiceName, WaitingLine> lines = new ConcurrentHashMap<>();
    private final Map<ServiceName, Integer> replicas = new ConcurrentHashMap<>();

    /**
     * @param model how load changes latency
     * @param concurrency how many requests each replica serves at once, at least 1; {@link LoadModel#FIXED} has no such limit
     * @param random where the few milliseconds of jitter come from; seeded for runs that can be repeated
     * @param clock the time that the workload tells
     */
    public Workload(LoadModel model, int concurrency, Random random, Clock clock) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("a replica serves at least one request at once, not " + concurrency);
        }
        this.model = model;
        this.concurrency = concurrency;
        this.random = random;
        this.netexec = new Netexec(clock);
    }

    /**
     * Says how many replicas are ready from now on. Requests under way are never cut off.
     *
     * @param namespace the Service's namespace
     * @param service its name
     * @param ready how many pods behind it are ready; 0 when it has none
     */
    public void replicas(String namespace, String service, int ready) {
        ServiceName name = new ServiceName(namespace, service);
        replicas.put(name, ready);
        line(name).capacity(model == LoadModel.FIXED && ready > 0 ? Integer.MAX_VALUE : ready * concurrency);
    }

    /** Waits and works as long as the request takes; empty when no replica is ready. */
    Optional<WorkloadAnswer> serve(ServiceName service, String path, String rawQuery) throws InterruptedException {
        if (ready(service) == 0) {
            return Optional.empty();
        }
        WaitingLine line = line(service);
        if (!turn(line)) {
            return ready(service) == 0 ? Optional.empty() : Optional.of(refused());
        }
        try {
            Duration takes = netexec.takes(path, rawQuery);
            boolean tooLong = takes.compareTo(Netexec.KONG_READ_TIMEOUT) > 0;
            Duration spent = tooLong ? Netexec.KONG_READ_TIMEOUT : takes;
            Thread.sleep(spent.toMillis() + jitter(spent));
            return Optional.of(tooLong ? timedOut() : netexec.answer(path, rawQuery, hostname(service)));
        } finally {
            line.leave();
        }
    }

    private static boolean turn(WaitingLine line) throws InterruptedException {
        try {
            return line.enter().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn is only ever given or refused", e);
        }
    }

    private long jitter(Duration spent) {
        return spent.isZero() ? 0 : Math.round(random.nextDouble() * JITTER_MILLIS);
    }

    private String hostname(ServiceName service) {
        return service.name() + "-" + random.nextInt(Math.max(1, ready(service)));
    }

    private int ready(ServiceName service) {
        return replicas.getOrDefault(service, 0);
    }

    private WaitingLine line(ServiceName service) {
        return lines.computeIfAbsent(service, name -> new WaitingLine(MOST_WAITING));
    }

    private static WorkloadAnswer refused() {
        return new WorkloadAnswer(503, "application/json", "{\"error\":\"too many requests are waiting\"}");
    }

    private static WorkloadAnswer timedOut() {
        return new WorkloadAnswer(504, "application/json", "{\"message\":\"The upstream server is timing out\"}");
    }
}
