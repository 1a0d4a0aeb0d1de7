package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.GuideForTests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A practice cluster for fault cards, and the program that meets them, with less patience than it has in earnest. */
final class CardWorld implements AutoCloseable {
    private static final Duration PATIENCE = Patience.LONGEST;
    private static final String SHOP = "scaleguide-demo";

    final PracticeCluster practice;
    private final Path home;
    private final Path steps;
    private final Path patient;
    private Optional<TrafficRun> traffic = Optional.empty();

    private CardWorld(PracticeCluster practice, Path home, Path steps, Path patient) {
        this.practice = practice;
        this.home = home;
        this.steps = steps;
        this.patient = patient;
    }

    /** How a run ended. */
    record Run(int exitCode, String out) {
        /** The problem that it ended with; empty when all went well. */
        Optional<JsonNode> problem() {
            return out.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> JsonMapper.shared().readTree(line))
                    .filter(event -> event.path("event").asString("").equals("failed"))
                    .map(event -> event.path("problem"))
                    .findFirst();
        }

        /** The problem's id; {@code done} when all went well. */
        String ending() {
            return problem().map(it -> it.path("id").asString("")).orElse("done");
        }
    }

    /** A world in which nothing has been done yet. */
    static CardWorld fresh() throws IOException {
        Path home = Files.createTempDirectory("scaleguide-cards");
        PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                30, 7, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));
        return new CardWorld(practice, home, impatient(home, "10s"), impatient(home, "90s"));
    }

    /** A world in which the job is done, with light traffic. */
    static CardWorld done() throws Exception {
        CardWorld world = fresh();
        Run run = world.upInEarnest();
        assertThat(run.exitCode()).as(run.out()).isZero();
        world.send();
        world.awaitWell();
        return world;
    }

    /** The built-in steps with deadlines of 10 s: at this speed five minutes of the cluster's time. */
    private static Path impatient(Path home, String deadline) throws IOException {
        Path folder = Files.createDirectory(home.resolve("steps-" + deadline));
        try (Stream<Path> files = Files.list(Path.of("wizard-steps"))) {
            for (Path file : files.toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName().toString()),
                        Files.readString(file).replaceAll("(?m)^deadline: .*$", "deadline: " + deadline));
            }
        }
        return folder;
    }

    private void send() {
        try (Cluster cluster = cluster()) {
            ObjectNode gateway = cluster.list(Kinds.GATEWAY, SHOP, "").get(0);
            traffic = Optional.of(TrafficRun.start(new TrafficPlan(
                    URI.create(
                            "http://" + gateway.at("/status/addresses/0/value").asString() + ":"
                                    + gateway.at("/spec/listeners/0/port").asInt() + "/echo/shell?cmd=sleep%200.02"),
                    2,
                    OptionalDouble.of(10),
                    Duration.ofHours(1),
                    Duration.ofSeconds(5))));
        }
    }

    private Cluster cluster() {
        return Cluster.open(new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(5));
    }

    /** Lets a card's fault begin, as soon as it can. */
    AutoCloseable begin(FaultCard card) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<AutoCloseable> ending = card.fault().begin(practice.ground());
            if (ending.isPresent()) {
                return ending.get();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError(card.name() + " found nothing to strike");
    }

    /** The whole job but the watching. */
    Run up() throws IOException {
        return up(steps, new ByteArrayOutputStream());
    }

    /** The same, with the output as it comes. */
    Run up(ByteArrayOutputStream output) throws IOException {
        return up(patient, output);
    }

    /** The same, with more patience. */
    Run upInEarnest() throws IOException {
        return up(patient, new ByteArrayOutputStream());
    }

    private Run up(Path folder, ByteArrayOutputStream output) throws IOException {
        List<String> arguments = List.of("--until", "hpa", "-o", "json", "--steps", folder.toString());
        int code = GuideForTests.up(output, practice, home, arguments.toArray(String[]::new));
        return new Run(code, output.toString(StandardCharsets.UTF_8));
    }

    /** Any other command on this cluster. */
    Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kubeconfig", practice.kubeconfig().toString()));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = GuideForTests.run(output, home, all);
        return new Run(code, output.toString(StandardCharsets.UTF_8));
    }

    /** It can be read, and knows of the release that was made first. */
    void assertLedgerWhole() {
        Run plan = run("undo", "--plan");
        assertThat(plan.exitCode()).as(plan.out()).isZero();
        assertThat(plan.out()).contains("Helm release datadog/datadog");
    }

    Command.Outcome kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(Tools.find(System.getenv()).kubectl(), arguments)
                .with("KUBECONFIG", practice.kubeconfig().toString())
                .with("HOME", home.toString())
                .run();
    }

    /** Looks until the doctor names a finding as the cause. */
    void awaitFinding(String id) throws InterruptedException {
        await("finding " + id, diagnosis -> ids(diagnosis).contains(id));
    }

    /** Looks until the doctor finds nothing. */
    void awaitWell() throws InterruptedException {
        await(
                "a path that is well",
                diagnosis -> ids(diagnosis).isEmpty() && diagnosis.cause().isEmpty());
    }

    private void await(String what, Predicate<Diagnosis> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Cluster cluster = cluster()) {
            Doctor doctor = new Doctor(cluster, Clock.systemUTC(), traffic.isPresent(), true);
            Diagnosis last;
            do {
                last = doctor.look(new PathRequest(Optional.empty(), Optional.empty()));
                if (wanted.test(last)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            } while (System.nanoTime() < end);
            throw new AssertionError(what + " did not come; last seen " + ids(last) + last.readings());
        }
    }

    private static TreeSet<String> ids(Diagnosis diagnosis) {
        TreeSet<String> ids = new TreeSet<>();
        diagnosis.findings().stream().map(Finding::id).forEach(ids::add);
        return ids;
    }

    @Override
    public void close() throws Exception {
        traffic.ifPresent(TrafficRun::close);
        practice.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
