package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.practice.PracticeCluster;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keeps a practice cluster running, for kubectl, helm and scaleguide from other terminals. */
@Command(
        name = "practice",
        description = "Keeps a practice cluster running until Ctrl-C, for kubectl, helm and scaleguide.",
        mixinStandardHelpOptions = true)
final class PracticeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private PracticeSettings practice = new PracticeSettings();

    PracticeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return Interruption.guard(() -> {
            try (PracticeCluster cluster = PracticeCluster.start(practice.options(surroundings))) {
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
