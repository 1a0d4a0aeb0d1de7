package io.scaleguide.panel.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.GuideForTests;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.fleet.Fleet;
import io.scaleguide.panel.fleet.FleetView;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.record.Recorder;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingHeader;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.panel.story.Story;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.CountingProxy;
import io.scaleguide.tools.Patience;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The live panel on a practice cluster: what it sees, what it costs, and what a recording of it gives. */
class PanelIT {
    /** What an open panel goes on hearing; each begins with a list. */
    private static final List<String> WATCHES = List.of(
            "WATCH datadogmetrics",
            "WATCH deployments",
            "WATCH events",
            "WATCH horizontalpodautoscalers",
            "WATCH pods");

    @TempDir
    private Path home;

    private final BlockingQueue<Sentence> told = new LinkedBlockingQueue<>();
    private final List<Sentence> story = new CopyOnWriteArrayList<>();

    @Test
    void aRescaleDownAndUpIsSeenLiveCostsNoListAndPlaysAgainTheSame() throws Exception {
        try (PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                        30,
                        5,
                        LoadModel.QUEUE,
                        OperatorLine.V2_2,
                        Path.of("assets/charts/datadog"),
                        Clock.systemUTC()));
                CountingProxy proxy = new CountingProxy(practice.kubeconfig())) {
            GuideForTests.upTo("hpa", practice, home);
            Path file = home.resolve("session.jsonl");
            PanelView live;
            Observations seen;
            try (Cluster cluster = Cluster.open(
                    new ClusterChoice(List.of(proxy.kubeconfig(home)), Optional.empty()), Duration.ofSeconds(10))) {
                PanelTarget target = PanelTarget.find(
                        cluster,
                        Clock.systemUTC(),
                        new PathRequest(Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty());
                Instant start = Instant.now();
                BlockingQueue<PanelEvent> heard = new LinkedBlockingQueue<>();
                try (Recorder recorder = Recorder.create(file, header(cluster, target, start), Recorder.LARGEST)) {
                    Panel panel = new Panel(target, start, Clock.systemUTC(), List.of(audience(recorder, heard)));
                    try (LiveSource source = LiveSource.open(
                            cluster,
                            Clock.systemUTC(),
                            target,
                            new LiveSettings(Duration.ZERO, false, true),
                            panel::hear)) {
                        assertThat(source).isNotNull();
                        await(heard, event -> event instanceof PanelEvent.PathLooked);
                        await(heard, event -> event instanceof PanelEvent.DatadogRead);
                        String gateway = gateway(cluster);
                        await(() -> proxy.counts().keySet().containsAll(WATCHES));
                        proxy.forget();
                        downAndUp(gateway);
                        assertThat(proxy.lists())
                                .as("LIST requests while nothing is wrong")
                                .isEmpty();
                    }
                    seen = panel.observations(Instant.MIN).get(5, TimeUnit.SECONDS);
                    panel.close();
                    live = panel.view();
                }
            }
            await(() -> threads().isEmpty());
            theFleetHasIt(practice);

            playsAgainTheSame(file, live, seen);
            holdsNoKey(file, practice);
            theCommandsSayTheSame(file, practice);
        }
    }

    private static RecordingHeader header(Cluster cluster, PanelTarget target, Instant start) {
        return new RecordingHeader(
                RecordingHeader.VERSION,
                start,
                "test",
                Recorder.address(cluster.context().server()),
                cluster.context().name(),
                target.scope(),
                target.periods(),
                target.pace());
    }

    private Audience audience(Recorder recorder, BlockingQueue<PanelEvent> heard) {
        return new Audience() {
            @Override
            public void heard(PanelEvent event) {
                recorder.take(event);
                heard.add(event);
            }

            @Override
            public void said(Sentence sentence) {
                story.add(sentence);
                told.add(sentence);
            }
        };
    }

    /** The guide's own traffic has left some replicas; so it goes down first. */
    private void downAndUp(String gateway) throws InterruptedException {
        try (TrafficRun trickle = send(gateway, 1, OptionalDouble.of(5), "0.01")) {
            assertThat(trickle).isNotNull();
            awaitWords("The workload is down to 1 replica.");
        }
        try (TrafficRun busy = send(gateway, 12, OptionalDouble.empty(), "0.1")) {
            assertThat(busy).isNotNull();
            awaitWords("The HPA goes from 1 to ");
            awaitWords(" after they were asked for.");
        }
    }

    private static String gateway(Cluster cluster) {
        ObjectNode gateway = cluster.list(Kinds.GATEWAY, "scaleguide-demo", "").get(0);
        return gateway.at("/status/addresses/0/value").asString() + ":"
                + gateway.at("/spec/listeners/0/port").asInt();
    }

    private static TrafficRun send(String gateway, int connections, OptionalDouble rate, String seconds) {
        return TrafficRun.start(new TrafficPlan(
                URI.create("http://" + gateway + "/echo/shell?cmd=sleep%20" + seconds),
                connections,
                rate,
                Duration.ofMinutes(2),
                Duration.ofSeconds(5)));
    }

    private void awaitWords(String words) throws InterruptedException {
        try {
            await(told, sentence -> sentence.words().contains(words));
        } catch (AssertionError e) {
            throw new AssertionError("\"" + words + "\" was not said, but " + words(story), e);
        }
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        while (!good.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static <T> void await(BlockingQueue<T> queue, Predicate<T> wanted) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        while (true) {
            T next = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("It did not come in time.");
            }
            if (wanted.test(next)) {
                return;
            }
        }
    }

    private void playsAgainTheSame(Path file, PanelView live, Observations seen) {
        Recording recording = RecordingReader.read(file);
        RecordingHeader header = recording.header();
        Story replayed = new Story(header.scope(), header.periods(), header.start());
        List<Sentence> sentences = new ArrayList<>();
        recording.events().forEach(event -> sentences.addAll(replayed.take(event)));
        sentences.addAll(replayed.advance(live.now()));

        assertThat(recording.cut()).isFalse();
        assertThat(words(sentences)).isEqualTo(words(story));
        assertThat(replayed.view()).usingRecursiveComparison().isEqualTo(live);
        assertThat(replayed.observations()).isEqualTo(seen);
        assertThat(seen.rescales()).extracting(Observations.Rescale::to).contains(1);
        assertThat(seen.specs()).isNotEmpty();
        assertThat(live.marks()).isNotEmpty();
        assertThat(live.datadog()).isPresent();
        assertThat(live.hops()).hasSize(10);
    }

    private static List<String> words(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::words).toList();
    }

    private static void holdsNoKey(Path file, PracticeCluster practice) throws Exception {
        String text = Files.readString(file);
        practice.answers().forEach((name, value) -> {
            if (name.endsWith("-key")) {
                assertThat(text).doesNotContain(value);
            }
        });
        assertThat(text).doesNotContain("managedFields", "last-applied", "\"kind\":\"Secret\"");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void theCommandsSayTheSame(Path file, PracticeCluster practice) throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        assertThat(GuideForTests.run(plain, home, List.of("replay", file.toString())))
                .isZero();
        assertThat(plain.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(10)))
                .startsWith(words(story).toArray(String[]::new));

        ByteArrayOutputStream json = new ByteArrayOutputStream();
        int code = GuideForTests.run(
                json,
                home,
                List.of(
                        "panel",
                        "-o",
                        "json",
                        "--for",
                        "2s",
                        "--kubeconfig",
                        practice.kubeconfig().toString()));
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/panel.schema.json")));
        assertThat(code).isZero();
        assertThat(json.toString(StandardCharsets.UTF_8).lines()).isNotEmpty().allSatisfy(line -> assertThat(
                        schema.check(YamlDocument.parse("line", line)))
                .isEmpty());
    }

    private static void theFleetHasIt(PracticeCluster practice) throws InterruptedException {
        BlockingQueue<String> looks = new LinkedBlockingQueue<>();
        try (Cluster cluster = Cluster.open(
                        new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
                Fleet fleet = Fleet.open(cluster, Clock.systemUTC(), Periods.USUAL, () -> looks.add("a new view"))) {
            List<FleetView.Row> rows = List.of();
            while (rows.isEmpty() || rows.get(0).value().isEmpty()) {
                await(looks, look -> true);
                rows = fleet.view().rows();
            }
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.name()).isEqualTo("echo");
                assertThat(row.target()).contains(150.0);
                assertThat(row.replicas()).isPositive();
            });
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("watch-") || name.equals("panel") || name.startsWith("panel-"))
                .toList();
    }
}
