package io.scaleguide.practice.datadog;

import io.scaleguide.practice.datadog.MetricState.Outcome;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks Datadog for the active metrics, on a thread of its own, and puts what comes into the store. One round at a time. */
final class Retriever implements AutoCloseable {
    private final PracticeClock clock;
    private final MetricStore store;
    private final QueryClient client;
    private final Worker worker = new Worker("practice-datadog-cluster-agent");
    private final AtomicBoolean asking = new AtomicBoolean();

    private record Asked(String id, String query) {}

    Retriever(PracticeClock clock, MetricStore store, QueryClient client) {
        this.clock = clock;
        this.store = store;
        this.client = client;
    }

    /** Starts a round, unless the last one still runs. */
    void refresh(ClusterAgentSettings settings) {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        boolean taken = worker.submit(() -> {
            try {
                byWindow(settings).forEach((window, asked) -> inChunks(settings, window, asked));
            } finally {
                asking.set(false);
            }
        });
        if (!taken) {
            asking.set(false);
        }
    }

    /** @return whether a round runs */
    boolean busy() {
        return asking.get();
    }

    @Override
    public void close() {
        worker.close();
    }

    private Map<Duration, List<Asked>> byWindow(ClusterAgentSettings settings) {
        Map<Duration, List<Asked>> batches = new LinkedHashMap<>();
        for (MetricState state : store.all()) {
            if (!state.active()) {
                continue;
            }
            Optional<String> query = QueryTemplates.resolve(state.query(), settings.env());
            if (query.isEmpty()) {
                fail(state.id(), MetricErrors.unresolved(state.query()));
                continue;
            }
            batches.computeIfAbsent(settings.windowOf(state.timeWindow(), state.maxAge()), window -> new ArrayList<>())
                    .add(new Asked(state.id(), query.get()));
        }
        return batches;
    }

    private void inChunks(ClusterAgentSettings settings, Duration window, List<Asked> asked) {
        for (int start = 0; start < asked.size(); start += ClusterAgentSettings.CHUNK) {
            List<Asked> chunk = asked.subList(start, Math.min(asked.size(), start + ClusterAgentSettings.CHUNK));
            List<QueryClient.Result> results =
                    client.ask(settings, chunk.stream().map(Asked::query).toList(), window);
            for (int i = 0; i < chunk.size(); i++) {
                take(chunk.get(i), results.get(i), settings);
            }
        }
    }

    private void take(Asked asked, QueryClient.Result result, ClusterAgentSettings settings) {
        if (result instanceof QueryClient.Result.Failed failed) {
            fail(asked.id(), failed.message());
        } else if (result instanceof QueryClient.Result.Point point) {
            store.change(asked.id(), state -> {
                Duration maxAge = clock.real(state.maxAge().orElse(settings.maxAge()));
                boolean old = Duration.between(point.time(), clock.wall()).compareTo(maxAge) > 0;
                Optional<String> error = old ? Optional.of(MetricErrors.outdated(asked.query())) : Optional.empty();
                return state.with(new Outcome(!old, point.value(), Optional.of(point.time()), error), clock.wall());
            });
        }
    }

    private void fail(String id, String words) {
        store.change(id, state -> state.with(state.outcome().failed(words), clock.wall()));
    }
}
