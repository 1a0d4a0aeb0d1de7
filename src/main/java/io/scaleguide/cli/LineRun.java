package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardSetup;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.wizard.LineWizard;
import io.scaleguide.line.wizard.ViewChanges;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the wizard line by line. */
final class LineRun {
    private final Surroundings surroundings;
    private final Consumer<WizardView> farewell;

    /** @param farewell says where the wizard was left */
    LineRun(Surroundings surroundings, Consumer<WizardView> farewell) {
        this.surroundings = surroundings;
        this.farewell = farewell;
    }

    /**
     * Runs it to its end.
     *
     * @param setup what the wizard stands on
     * @param reason why there is no full screen, a sentence; empty where nobody asked for one
     * @return the exit code
     */
    int run(WizardSetup setup, Optional<String> reason) {
        try (LineTerminal terminal = surroundings.ofThisProcess()
                ? LineTerminal.open(surroundings.environment())
                : LineTerminal.on(surroundings.in(), surroundings.out())) {
            reason.ifPresent(why -> terminal.out().println(why + " Going on line by line."));
            return run(setup, terminal);
        }
    }

    /** Earlier answers stay with the rest of the state: what is typed for a practice cluster goes with it. */
    private int run(WizardSetup setup, LineTerminal terminal) {
        ViewChanges changes = new ViewChanges();
        Wizard wizard = new Wizard(setup, changes::heard);
        try (wizard) {
            wizard.open();
            new LineWizard(
                            wizard,
                            changes,
                            terminal,
                            setup.session().stateFolder().resolve("answers"),
                            surroundings.clock().withZone(surroundings.zone()),
                            new GuideStory(surroundings, setup.session().cluster()))
                    .run();
            farewell.accept(wizard.view());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            farewell.accept(wizard.view());
            return ExitCode.CANCELLED;
        }
        return wizard.view().exitCode();
    }
}
