package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.run.RunOptions;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardSetup;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.headless.PlainFace;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.tui.app.Application;
import io.scaleguide.tui.app.FullScreen;
import io.scaleguide.tui.app.Screen;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.demo.DemoScreen;
import io.scaleguide.tui.demo.DemoScript;
import io.scaleguide.tui.demo.Presenter;
import io.scaleguide.tui.demo.Sight;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.terminal.Terminals;
import io.scaleguide.tui.wizard.WizardDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs the wizard on the terminal: on the full screen where there can be one. */
final class WizardRun {
    /** Long enough for a pause between two letters, short enough not to be waited for. */
    private static final Duration SETTLING = Duration.ofMillis(400);

    private final Surroundings surroundings;
    private final WizardOptions options;

    WizardRun(Surroundings surroundings, WizardOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    int run() {
        if (!options.onPractice() && options.practice().hasFaults()) {
            throw new AnswerException(List.of("--fault is for a practice cluster: add --practice."));
        }
        options.autoplay().check(options.line());
        return Interruption.guard(() -> options.onPractice()
                ? practise()
                : run(options.cluster().choice(surroundings), surroundings.stateFolder(), Map.of()));
    }

    private int practise() {
        try (PracticeCluster made =
                options.practice().start(surroundings, options.autoplay().speed())) {
            return run(
                    new ClusterChoice(List.of(made.kubeconfig()), Optional.of(made.context())),
                    made.folder(),
                    made.answers());
        }
    }

    /** The guide, and what is demonstrated of it if it is to run itself. */
    private record Programme(Guide guide, Optional<DemoScript> demo) {}

    private Programme programme(Map<String, String> clusterAnswers) {
        Guide guide = guide(clusterAnswers);
        return new Programme(
                guide,
                options.autoplay().script(surroundings, options.answers().stepsFolder(surroundings), guide.steps()));
    }

    private Guide guide(Map<String, String> clusterAnswers) {
        return Guide.load(surroundings, options.answers(), options.cluster().context(), clusterAnswers);
    }

    private WizardSetup setup(Guide guide, ClusterChoice choice, Path stateFolder) {
        return new WizardSetup(
                guide.steps(),
                guide.registry(),
                guide.resolver(),
                new SessionSetup(
                        choice,
                        surroundings.home(),
                        stateFolder,
                        surroundings.environment(),
                        options.helm(),
                        surroundings.clock()),
                length -> Thread.sleep(length.toMillis()),
                SETTLING);
    }

    private int run(ClusterChoice choice, Path stateFolder, Map<String, String> clusterAnswers) {
        LineRun lines = new LineRun(surroundings, this::sayWhereItWasLeft);
        if (options.line()) {
            return lines.run(setup(guide(clusterAnswers), choice, stateFolder), Optional.empty());
        }
        // The steps are read while the terminal is opened: each takes about as long.
        FutureTask<Programme> steps = new FutureTask<>(() -> programme(clusterAnswers));
        Thread reading = new Thread(steps, "wizard-steps");
        reading.setDaemon(true);
        reading.start();
        try {
            Terminals.Opened opened = Terminals.open(surroundings.environment(), options.mouse(), surroundings.early());
            Programme programme = await(steps, opened);
            if (opened instanceof Terminals.Opened.FullScreen screen) {
                return full(screen, programme, choice, stateFolder);
            }
            Terminals.Opened.NoFullScreen none = (Terminals.Opened.NoFullScreen) opened;
            options.autoplay().check(none.reason());
            return none.terminal()
                    ? lines.run(setup(programme.guide(), choice, stateFolder), Optional.of(none.reason()))
                    : unattended(programme.guide(), choice, stateFolder, none.reason());
        } catch (IOException e) {
            throw new UncheckedIOException("The terminal cannot be opened", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    /** Waits for the steps; where they will not do, the terminal is given back before that is said. */
    private static Programme await(FutureTask<Programme> steps, Terminals.Opened opened) throws InterruptedException {
        boolean read = false;
        try {
            Programme programme = steps.get();
            read = true;
            return programme;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException wrong) {
                throw wrong;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (!read && opened instanceof Terminals.Opened.FullScreen screen) {
                screen.display().close();
            }
        }
    }

    /** Nobody can be asked: as {@code scaleguide up} does it, which changes nothing but a practice cluster without being told to. */
    private int unattended(Guide guide, ClusterChoice choice, Path stateFolder, String reason) {
        if (!options.onPractice()) {
            surroundings
                    .err()
                    .println(reason
                            + " So nobody can be asked. \"scaleguide up --yes\" changes the cluster without asking, "
                            + "\"scaleguide up --plan\" shows what would change, and \"scaleguide --line\" takes what is "
                            + "typed from a pipe.");
            return ExitCode.USAGE;
        }
        return new Unattended(surroundings, choice, stateFolder, options.helm())
                .run(
                        guide,
                        guide.answers(),
                        new RunOptions(false, Optional.empty(), Optional.empty()),
                        new PlainFace(surroundings.out(), surroundings.zone(), false));
    }

    private int full(Terminals.Opened.FullScreen screen, Programme programme, ClusterChoice choice, Path stateFolder) {
        WizardSetup setup = setup(programme.guide(), choice, stateFolder);
        ScreenLoop loop = new ScreenLoop();
        FullScreen.Settings settings = new FullScreen.Settings(
                options.theme()
                        .or(() -> Optional.ofNullable(surroundings.environment().get("SCALEGUIDE_THEME"))),
                options.ascii(),
                surroundings.shippedFiles().resolve("assets"),
                surroundings.stateFolder().resolve("screens"),
                surroundings.clock());
        Wizard wizard = new Wizard(setup, loop::changed);
        WizardPanel panel = new WizardPanel(surroundings, setup.session().cluster(), loop::changed);
        try (wizard;
                panel) {
            try (Display display = screen.display()) {
                wizard.open();
                WizardDesk desk = new WizardDesk(wizard, surroundings.clock(), surroundings.zone(), panel);
                FullScreen.run(
                        display,
                        screen.capabilities(),
                        settings,
                        loop,
                        desk,
                        application -> presented(application, desk, programme.demo()));
            }
            sayWhereItWasLeft(wizard.view());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sayWhereItWasLeft(wizard.view());
            return ExitCode.CANCELLED;
        }
        return wizard.view().exitCode();
    }

    private static Screen presented(Application application, WizardDesk desk, Optional<DemoScript> demo) {
        Supplier<Sight> sight = () -> new Sight(desk.view(), desk.leadsOn(), desk.isOnward(), desk.panel());
        return demo.<Screen>map(script -> new DemoScreen(application, new Presenter(script, sight, System::nanoTime)))
                .orElse(application);
    }

    /** A practice cluster of this run is gone by then, with everything that was changed in it. */
    private String undoWords(WizardView view) {
        return options.onPractice()
                ? ""
                : " To put back what was there: scaleguide undo --context "
                        + view.cluster().context();
    }

    private void sayWhereItWasLeft(WizardView view) {
        String step = "step " + view.step().step().order() + " of "
                + view.steps().size() + ", " + view.step().step().title();
        Stage stage = view.step().stage();
        if (view.over()) {
            surroundings.out().println("All steps are done." + undoWords(view));
        } else if (stage.busy()) {
            surroundings.out().println("Left while " + step + " was under way; stopping it.");
        } else {
            surroundings.out().println("Left at " + step + ". Run it again to go on from what is there.");
        }
    }
}
