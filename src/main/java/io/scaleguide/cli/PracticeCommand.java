package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.practice.PracticeCluster;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps a practice cluster running, for kubectl, helm and scaleguide from other terminals. */
@Command(
        name = "practice",
        description = "Keeps a practice cluster running until Ctrl-C, for kubectl, helm and scaleguide.",
        mixinStandardHelpOptions = true)
final class PracticeCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 50;
    private static final double QUIZ_SPEED = 20;

    private final Surroundings surroundings;

    @Mixin
    private PracticeSettings practice = new PracticeSettings();

    @Option(
            names = "--quiz",
            arity = "0..1",
            paramLabel = "SEED",
            fallbackValue = "0",
            description =
                    "The workshop exercise: breaks things, one after another, for you to find and repair; at 20 times the usual"
                            + " speed where --speed says nothing else. The same SEED breaks the same things.")
    private Optional<Long> quiz = Optional.empty();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "With --quiz: how many things break, 1 to 50 (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PracticeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (quiz.isPresent()) {
            return quiz(quiz.get());
        }
        return Interruption.guard(() -> {
            try (PracticeCluster cluster = practice.start(surroundings, 1, news())) {
                Path answers = PracticeAnswers.write(cluster.folder(), cluster.answers());
                introduce(cluster, answers);
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                surroundings.out().println("The practice cluster is gone.");
                return ExitCode.CANCELLED;
            }
        });
    }

    private int quiz(long seed) {
        if (practice.hasFaults()) {
            throw new ParameterException(spec.commandLine(), "--quiz breaks things by itself: leave out --fault.");
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds is 1 to " + MOST_ROUNDS + ", not " + rounds + ".");
        }
        return Interruption.guard(() -> {
            try (PracticeCluster cluster = PracticeCluster.start(practice.options(surroundings, QUIZ_SPEED))) {
                return new QuizRun(surroundings).run(cluster, rounds, seed == 0 ? new Random() : new Random(seed));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.CANCELLED;
            }
        });
    }

    private PracticeNews news() {
        return new PracticeNews(Optional.of(surroundings.out()), surroundings.err());
    }

    private void introduce(PracticeCluster cluster, Path answers) {
        PrintStream out = surroundings.out();
        out.println("PRACTICE cluster, context " + cluster.context()
                + ". It is not a real cluster and goes away at Ctrl-C.");
        out.println("In another terminal:");
        out.println("  export KUBECONFIG=" + cluster.kubeconfig());
        out.println("  kubectl get deployments -A");
        out.println("  scaleguide up --yes --answers " + answers);
        out.flush();
    }
}
