package io.scaleguide.cli;

import io.scaleguide.kube.HeadStart;
import io.scaleguide.start.QuickStart;

/** One run of the program as a process. */
final class ProcessRun {
    private ProcessRun() {}

    /** Runs it, and then sees to the next run's start. */
    static int run(String[] args) {
        if (args.length > 0 && CommandLineProgram.asksCluster(args[0])) {
            HeadStart.begin();
        }
        Surroundings surroundings = Surroundings.ofProcess();
        if (args.length > 0 && CommandLineProgram.showsPanel(args)) {
            PanelScreen.dryRun(surroundings);
        }
        int exitCode = CommandLineProgram.run(surroundings, args);
        QuickStart.prepareNext(RehearsalStage.class.getName(), Rehearsal.class.getName(), surroundings.clock());
        return exitCode;
    }
}
