package io.scaleguide.cli;

import io.scaleguide.tui.terminal.Stage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Gives a rehearsal a terminal: what a full screen takes on one is to be in the class archive as well. A process of its own, which learns nothing. */
public final class RehearsalStage {
    private RehearsalStage() {}

    /**
     * Runs it, and ends with its exit code.
     *
     * @param args the rehearsal's command line
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this process is told to end
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(Stage.run(new ProcessBuilder(args).redirectError(Redirect.DISCARD)));
    }
}
