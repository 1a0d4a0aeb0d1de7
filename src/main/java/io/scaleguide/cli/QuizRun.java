package io.scaleguide.cli;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.run.RunOptions;
import io.scaleguide.headless.PlainFace;
import io.scaleguide.headless.QuizFace;
import io.scaleguide.headless.QuizFace.Result;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.KubeException;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.card.FaultCard;
import io.scaleguide.practice.quiz.Draw;
import io.scaleguide.practice.quiz.Round;
import io.scaleguide.traffic.TrafficRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The workshop exercise: breaks something on a practice cluster on which the job is done, tells the symptom, and watches with the doctor
 * until the path is well again.
 */
final class QuizRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final PathRequest THE_PATH = new PathRequest(Optional.empty(), Optional.empty());

    private final Surroundings surroundings;
    private final QuizFace face;
    private final TypedLines typed;
    private final List<Result> results = new ArrayList<>();

    QuizRun(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.face = new QuizFace(surroundings.out());
        this.typed = TypedLines.of(surroundings.in());
    }

    /**
     * Goes through it.
     *
     * @param practice a new practice cluster
     * @param rounds how many cards are drawn, 1 or more
     * @param random draws them
     * @return done when every round was repaired, failed when one was not
     * @throws InterruptedException when it is ended from outside; the summary has been told by then
     */
    int run(PracticeCluster practice, int rounds, RandomGenerator random) throws InterruptedException {
        face.preparing(practice.context());
        ClusterChoice choice = new ClusterChoice(List.of(practice.kubeconfig()), Optional.of(practice.context()));
        int code = build(practice, choice);
        if (code != ExitCode.DONE) {
            return code;
        }
        Path answers = PracticeAnswers.write(practice.folder(), practice.answers());
        List<FaultCard> cards = Draw.of(PracticeCards.all().all(), rounds, random);
        try (Cluster cluster = Cluster.open(choice, TIMEOUT)) {
            Doctor doctor = new Doctor(cluster, surroundings.clock(), true, true);
            Optional<TrafficRun> traffic = PathTraffic.start(cluster, doctor);
            try {
                awaitWell(doctor);
                face.ready(practice.kubeconfig().toString(), answers.toString());
                rounds(practice, doctor, cards);
            } finally {
                traffic.ifPresent(TrafficRun::close);
                face.summary(results, rounds * Round.MOST);
            }
        }
        return results.size() == rounds && results.stream().allMatch(Result::repaired)
                ? ExitCode.DONE
                : ExitCode.FAILED;
    }

    /** The whole job, told in a line a step. */
    private int build(PracticeCluster practice, ClusterChoice choice) {
        Guide guide = Guide.load(surroundings, new AnswerOptions(), Optional.empty(), practice.answers());
        PlainFace failures = new PlainFace(surroundings.out(), surroundings.zone(), true);
        return new Unattended(surroundings, choice, practice.folder(), "auto")
                .run(guide, guide.answers(), new RunOptions(false, Optional.empty(), Optional.of("hpa")), event -> {
                    if (event instanceof GuideEvent.StepFinished || event instanceof GuideEvent.Failed) {
                        failures.accept(event);
                    }
                });
    }

    private void rounds(PracticeCluster practice, Doctor doctor, List<FaultCard> cards) throws InterruptedException {
        for (int number = 1; number <= cards.size(); number++) {
            FaultCard card = cards.get(number - 1);
            strike(practice, card);
            awaitIll(doctor);
            face.round(number, cards.size(), card.exercise().orElseThrow().symptom());
            Result result = result(follow(doctor, card));
            results.add(result);
            if (!result.repaired()) {
                return;
            }
            face.repaired(card.wrong(), result);
        }
    }

    private static Result result(Round round) {
        return new Result(round.fault(), round.repaired(), round.took(), round.hints(), round.points());
    }

    private static void strike(PracticeCluster practice, FaultCard card) throws InterruptedException {
        try {
            while (card.fault().begin(practice.ground()).isEmpty()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks, and gives hints, until the path is well or the player leaves. */
    private Round follow(Doctor doctor, FaultCard card) throws InterruptedException {
        Instant start = surroundings.clock().instant();
        List<String> hints = card.exercise().orElseThrow().hints();
        int given = 0;
        boolean causeGone = false;
        while (true) {
            Optional<Diagnosis> seen = look(doctor);
            Duration took = Duration.between(start, surroundings.clock().instant());
            if (seen.filter(QuizRun::well).isPresent()) {
                return new Round(card.name(), true, took, given);
            }
            Optional<Diagnosis> better = seen.filter(it -> !sees(it, card));
            if (!causeGone && better.isPresent()) {
                causeGone = true;
                face.better(notWell(better.get()));
            }
            Optional<String> line = typed.next(BETWEEN_LOOKS);
            if (line.filter("q"::equalsIgnoreCase).isPresent()) {
                return new Round(card.name(), false, took, given);
            }
            if (line.filter(text -> text.isEmpty() || text.equalsIgnoreCase("h"))
                    .isPresent()) {
                if (given < hints.size()) {
                    face.hint(given + 1, hints.size(), hints.get(given));
                    given++;
                } else {
                    face.noMoreHints();
                }
            }
        }
    }

    private void awaitWell(Doctor doctor) throws InterruptedException {
        while (look(doctor).filter(QuizRun::well).isEmpty()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private void awaitIll(Doctor doctor) throws InterruptedException {
        while (look(doctor).filter(it -> !well(it)).isEmpty()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Empty where the cluster does not answer just now. */
    private static Optional<Diagnosis> look(Doctor doctor) {
        try {
            return Optional.of(doctor.look(THE_PATH));
        } catch (KubeException e) {
            return Optional.empty();
        }
    }

    private static boolean well(Diagnosis diagnosis) {
        return diagnosis.findings().isEmpty() && diagnosis.cause().isEmpty();
    }

    private static boolean sees(Diagnosis diagnosis, FaultCard card) {
        return diagnosis.findings().stream()
                .map(Finding::id)
                .anyMatch(card.sign().what()::equals);
    }

    private static List<String> notWell(Diagnosis diagnosis) {
        return diagnosis.readings().stream()
                .filter(reading -> !reading.findings().isEmpty()
                        || diagnosis.cause().filter(reading::equals).isPresent())
                .map(Reading::words)
                .toList();
    }
}
