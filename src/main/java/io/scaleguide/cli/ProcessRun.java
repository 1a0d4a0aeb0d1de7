package io.scaleguide.cli;

import io.scaleguide.kube.HeadStart;
import io.scaleguide.start.QuickStart;
import io.scaleguide.tui.terminal.EarlyScreen;
import java.util.Optional;

/** One run of the program as a process. */
final class ProcessRun {
    private ProcessRun() {}

    /** Runs it, and then sees to the next run's start. */
    static int run(String[] args) {
        if (args.length > 0 && CommandLineProgram.asksCluster(args[0])) {
            HeadStart.begin();
        }
        Surroundings surroundings = Surroundings.ofProcess();
        Optional<EarlyScreen> early = PanelGlance.of(args)
                .flatMap(seen -> PanelScreen.early(
                        surroundings, surroundings.environment(), System.getProperty("scaleguide.screen", ""), seen));
        early.ifPresent(shown -> HeadStart.begin());
        if (args.length > 0 && CommandLineProgram.showsPanel(args)) {
            PanelScreen.dryRun(surroundings);
        }
        int exitCode;
        try {
            exitCode = CommandLineProgram.run(early.map(surroundings::with).orElse(surroundings), args);
        } finally {
            early.ifPresent(EarlyScreen::close);
        }
        QuickStart.prepareNext(RehearsalStage.class.getName(), Rehearsal.class.getName(), surroundings.clock());
        return exitCode;
    }
}
