package io.scaleguide.e2e;

import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tmux;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The wizard on the full screen of a real terminal, driven by its keys; every screen that was waited for is kept. */
final class WizardScreen implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("rc=(\\d+)\\.");

    private final Tmux tmux;
    private final List<String> seen = new ArrayList<>();

    private WizardScreen(Tmux tmux) {
        this.tmux = tmux;
    }

    /** Runs it in a shell, as a user does. */
    static WizardScreen start(Scaleguide scaleguide, int columns, int rows, String... arguments)
            throws IOException, InterruptedException {
        WizardScreen screen = shell(scaleguide, columns, rows);
        screen.type(scaleguide.command(), arguments);
        return screen;
    }

    /** A shell in which it can be run. */
    static WizardScreen shell(Scaleguide scaleguide, int columns, int rows) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("DD_") || name.equals("KUBECONFIG"))
                .forEach(name -> environment.put(name, ""));
        environment.putAll(scaleguide.environment());
        return new WizardScreen(Tmux.shell(columns, rows, environment));
    }

    /** Types the command; its exit code is said when it ends. */
    void run(String... arguments) throws IOException, InterruptedException {
        type(List.of(Scaleguide.launcher().toString()), arguments);
    }

    /** How an earlier one ended is not on the screen any more once it is typed. */
    private void type(List<String> command, String... arguments) throws IOException, InterruptedException {
        tmux.line("clear").await("a clear screen", now -> !CODE.matcher(now).find());
        tmux.line("clear; " + String.join(" ", command) + " " + String.join(" ", arguments) + "; echo rc=$?.");
    }

    Tmux tmux() {
        return tmux;
    }

    /** Everything that was on the screen when something was waited for. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    WizardScreen press(String... keys) throws IOException, InterruptedException {
        tmux.press(keys);
        return this;
    }

    /** Waits until all of these are on the screen together. */
    String await(String... texts) throws IOException, InterruptedException {
        String screen = tmux.await(String.join(" and ", texts), now -> {
            seen.add(now);
            return List.of(texts).stream().allMatch(now::contains);
        });
        seen.add(screen);
        return screen;
    }

    /** Waits until a step can be answered, with the button that goes on under the fingers. */
    String awaitForm(int step) throws IOException, InterruptedException {
        return await(step + " of 11  ", "[> Continue <]");
    }

    /** Goes on from a step's form to its end, by Enter alone; says yes to its plan, if it has one. */
    String doStep(int step, String... plan) throws IOException, InterruptedException {
        awaitForm(step);
        press("Enter");
        if (plan.length > 0) {
            await("[> Do it <]");
            await(plan);
            press("Enter");
        }
        return awaitDone(step);
    }

    /** Waits until a step is done. */
    String awaitDone(int step) throws IOException, InterruptedException {
        return await(step + " of 11  ", "Done in ", step == 11 ? "[> Live panel <]" : "[> Next step <]");
    }

    /** Waits until the shell says how the program ended. */
    int awaitExit() throws IOException, InterruptedException {
        String screen = tmux.await("the end", now -> CODE.matcher(now).find());
        seen.add(screen);
        return CODE.matcher(screen)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The program, below the shell. */
    ProcessHandle program() throws IOException, InterruptedException {
        return ProcessHandle.of(tmux.pid())
                .flatMap(shell -> shell.children().findFirst())
                .orElseThrow();
    }

    /** Ends the terminal, and waits for the program if it was still there: it leaves things tidy first. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> left = ProcessHandle.of(tmux.pid()).stream()
                .flatMap(ProcessHandle::children)
                .toList();
        tmux.close();
        left.forEach(each -> each.onExit()
                .orTimeout(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join());
    }
}
