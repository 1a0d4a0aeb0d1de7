package io.scaleguide.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Does what users do first, as the process does it, on the stage's terminal and cluster and without their home and environment, so that the JVM learns
 * which classes a class archive should hold. What it prints is read by nobody.
 */
public final class Rehearsal {
    /** Long enough for a first frame with what the cluster says, on a busy machine too. */
    private static final int SCREEN_SECONDS = 4;

    private final List<String> kubeconfig;
    private final List<String> target;

    private Rehearsal(Path folder) {
        this.kubeconfig = List.of(
                "--kubeconfig", folder.resolve(RehearsalStage.KUBECONFIG).toString());
        this.target = joined(kubeconfig, List.of("--namespace", "default", "--hpa", "echo"));
    }

    /**
     * Rehearses.
     *
     * @param args a folder for what it leaves, which the stage has furnished, and what the archive is for: {@code status}, {@code panel}, or anything
     *     else for all; without them nothing is rehearsed
     * @throws Exception when it went wrong: then there is nothing to learn from it
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            return;
        }
        Main.main(new String[] {"--version"});
        Main.prepare();
        new Rehearsal(Path.of(args[0])).run(args[1]);
        System.exit(0);
    }

    private void run(String kind) {
        switch (kind) {
            case "status" -> status();
            case "panel" -> panel();
            default -> all();
        }
    }

    private void status() {
        for (String command : List.of("status", "metric", "hpa", "events")) {
            command(List.of(command), target);
            command(List.of(command, "-o", "json"), target);
        }
    }

    private void all() {
        command(List.of("status"), target);
        command(List.of("status", "-o", "json"), target);
        command(List.of("doctor", "--no-requests", "--no-keys"), target);
        command(List.of("panel", "-o", "plain", "--for", "2s"), target);
        command(List.of("up", "--practice", "--plan"), List.of());
        command(List.of("--help"), List.of());
        screen(List.of(), kubeconfig);
        panel();
    }

    private void panel() {
        screen(List.of("panel"), target);
    }

    /** Shows something on the terminal, left after a while as a kill would leave it. */
    private static void screen(List<String> command, List<String> where) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.schedule(Thread.currentThread()::interrupt, SCREEN_SECONDS, TimeUnit.SECONDS);
        try {
            command(command, where);
        } finally {
            timer.shutdownNow();
            Thread.interrupted();
        }
    }

    private static void command(List<String> command, List<String> where) {
        ProcessRun.run(joined(command, where).toArray(String[]::new));
    }

    private static List<String> joined(List<String> command, List<String> more) {
        return Stream.concat(command.stream(), more.stream()).toList();
    }
}
