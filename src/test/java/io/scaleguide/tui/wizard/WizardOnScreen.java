package io.scaleguide.tui.wizard;

import com.googlecode.lanterna.terminal.Terminal;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.wizard.Told;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardSetup;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.tui.app.Application;
import io.scaleguide.tui.app.FullScreen;
import io.scaleguide.tui.app.Screen;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.demo.DemoScreen;
import io.scaleguide.tui.demo.Presenter;
import io.scaleguide.tui.demo.Sight;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.terminal.Control;
import io.scaleguide.tui.terminal.LanternaDisplay;
import io.scaleguide.tui.terminal.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The wizard as a user has it: the shipped steps, on a virtual terminal, with its loop on a thread. Keys go in by the terminal, and
 * what the terminal shows comes out. Only what the steps do to a cluster follows a script, and the clock stands still.
 */
final class WizardOnScreen implements AutoCloseable {
    private static final long LONGEST_SECONDS = 30;
    private static final long MOMENT_MILLIS = 5;

    /** What the pointer of the form points at: it stands behind the list of steps, and two spaces or an ellipsis end a label. */
    private static final Pattern POINTED = Pattern.compile("[│|] [▶>] ([^\\s…~]+(?: [^\\s…~]+)*)([…~]?)");

    private final ScriptedGuide guide;
    private final NamesServer names;
    private final TestTerminal terminal;
    private final WatchedDisplay display;
    private final Wizard wizard;
    private final Thread thread;
    private long sent;

    private WizardOnScreen(ScreenSetup setup, Optional<Terminal> other, Control control) throws IOException {
        this.guide = ScriptedGuide.load();
        this.names = NamesServer.start();
        this.terminal = new TestTerminal(setup.size());
        this.display = new WatchedDisplay(new LanternaDisplay(other.orElse(terminal), control, setup.depth()));
        ScreenLoop loop = new ScreenLoop();
        this.wizard = new Wizard(wizardSetup(setup), loop::changed);
        WizardDesk page = new WizardDesk(wizard, guide.clock(), ZoneOffset.UTC, new EmptySequel());
        FullScreen.Settings settings = new FullScreen.Settings(
                Optional.empty(), false, Path.of("assets"), setup.folder().resolve("screens"), guide.clock());
        this.thread = new Thread(() -> run(setup, settings, loop, page), "screen");
    }

    private WizardSetup wizardSetup(ScreenSetup setup) throws IOException {
        Path kubeconfig = setup.folder().resolve("kubeconfig");
        Files.writeString(kubeconfig, kubeconfig(setup.context()));
        return new WizardSetup(
                guide.steps(),
                guide.registry(),
                new AnswerResolver(Map.of(), Map.of(), Map.of(), setup.environment()),
                new SessionSetup(
                        new ClusterChoice(List.of(kubeconfig), Optional.empty()),
                        Optional.empty(),
                        setup.folder(),
                        Map.of(),
                        "auto",
                        guide.clock()),
                guide.gate(),
                Duration.ofMillis(1));
    }

    private void run(ScreenSetup setup, FullScreen.Settings settings, ScreenLoop loop, WizardDesk page) {
        try {
            FullScreen.run(display, setup.capabilities(), settings, loop, page, plain -> around(setup, plain, page));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Screen around(ScreenSetup setup, Application plain, WizardDesk page) {
        return setup.demo()
                .<Screen>map(script -> new DemoScreen(
                        plain,
                        new Presenter(
                                script,
                                () -> new Sight(page.view(), page.leadsOn(), page.isOnward(), page.panel()),
                                () -> TimeUnit.MILLISECONDS.toNanos(
                                        guide.clock().millis()))))
                .orElse(plain);
    }

    /** On the virtual terminal. */
    static WizardOnScreen open(ScreenSetup setup) throws IOException {
        return begin(new WizardOnScreen(setup, Optional.empty(), Control.NONE));
    }

    /** On another terminal, whose keys the test presses itself. */
    static WizardOnScreen open(ScreenSetup setup, Terminal terminal, Control control) throws IOException {
        return begin(new WizardOnScreen(setup, Optional.of(terminal), control));
    }

    private static WizardOnScreen begin(WizardOnScreen opened) {
        opened.thread.start();
        opened.wizard.open();
        opened.await("the cluster", () -> !opened.view().cluster().context().isEmpty());
        opened.quiet();
        return opened;
    }

    private String kubeconfig(String current) {
        return """
                apiVersion: v1
                kind: Config
                current-context: %s
                clusters:
                - name: here
                  cluster: {server: "%s"}
                - name: nowhere
                  cluster: {server: "http://127.0.0.1:1"}
                users:
                - name: nobody
                  user: {token: none}
                contexts:
                - name: practice-10-00-00
                  context: {cluster: here, user: nobody}
                - name: kind-demo
                  context: {cluster: here, user: nobody}
                - name: shop-prod-eu
                  context: {cluster: here, user: nobody}
                - name: gone
                  context: {cluster: nowhere, user: nobody}
                - name: "日本-e\u0301q\u0301"
                  context: {cluster: here, user: nobody}
                """.formatted(current, names.address());
    }

    ScriptedGuide guide() {
        return guide;
    }

    NamesServer names() {
        return names;
    }

    TestTerminal terminal() {
        return terminal;
    }

    WatchedDisplay display() {
        return display;
    }

    WizardView view() {
        return wizard.view();
    }

    /** Presses keys, and waits after each until nothing moves. The words are those of {@link Keys}. */
    WizardOnScreen press(String... keys) {
        for (String words : keys) {
            send(words);
            quiet();
        }
        return this;
    }

    /** Presses keys and waits for nothing. */
    void send(String... keys) {
        for (String words : keys) {
            Keys.of(words).forEach(this::send);
        }
    }

    /** Lets something come from the terminal and waits for nothing. */
    void send(Input input) {
        sent++;
        terminal.send(input);
    }

    /** Makes the terminal another size; it tells so itself. */
    void resize(int columns, int rows) {
        sent++;
        terminal.resize(new Size(columns, rows));
    }

    /** Goes to a field by its label, with Tab and Shift-Tab alone. */
    WizardOnScreen goTo(String label) {
        int fields = view().step().fields().size();
        for (int i = 0; i <= fields && !at(label); i++) {
            press("Shift-Tab");
        }
        for (int i = 0; i <= fields && !at(label); i++) {
            press("Tab");
        }
        await("the field " + label, () -> at(label));
        return this;
    }

    /** A label may be cut where the screen is narrow. */
    private boolean at(String label) {
        return POINTED.matcher(screen())
                .results()
                .anyMatch(found -> label.equals(found.group(1))
                        || found.group(2).length() > 0 && label.startsWith(found.group(1)));
    }

    /** Goes on to the buttons, with Tab alone. */
    WizardOnScreen goToButtons() {
        for (int i = 0; i < view().step().fields().size() + 1 && !screen().contains("[> "); i++) {
            press("Tab");
        }
        await("the buttons", () -> screen().contains("[> "));
        return this;
    }

    /** Does what the steps before need, by F5 alone, and stops at the step of that id. */
    WizardOnScreen walkTo(String step) {
        while (!view().step().step().id().equals(step)) {
            if (view().step().step().id().equals("keys")) {
                press("paste:" + "0123456789abcdef".repeat(2), "Tab", "paste:" + "0123456789".repeat(4));
            }
            String here = view().step().step().id();
            for (int i = 0; i < 3 && view().step().step().id().equals(here); i++) {
                press("F5");
            }
            await("the step after " + here, () -> !view().step().step().id().equals(here));
            quiet();
        }
        return this;
    }

    /** The same, to the step of the keys, with nothing answered there. */
    WizardOnScreen walkToKeys() {
        return press("F5", "F5", "F5", "F5");
    }

    /** What the terminal shows, line by line. */
    String screen() {
        return terminal.text();
    }

    WizardOnScreen awaitScreen(String text) {
        await("\"" + text + "\"", () -> screen().contains(text));
        quiet();
        return this;
    }

    /** Waits until every key is taken in, the wizard has nothing to do that comes to an end by itself, and all of it is on the screen. */
    void quiet() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        WizardView seen;
        do {
            await("that the keys are taken in", () -> display.delivered() >= sent);
            frame();
            Told.takenIn(wizard);
            await("that nothing moves", () -> Settling.over(view(), guide.gate()));
            seen = view();
            frame();
            Told.takenIn(wizard);
        } while (!seen.equals(view()) && System.nanoTime() < deadline);
    }

    /** Lets time pass, as far as it is to go at once. */
    WizardOnScreen pass(Duration time) {
        guide.clock().advance(time);
        quiet();
        return this;
    }

    /** Until what had come is handled and drawn: a frame may have been begun before, so the second one counts. */
    void frame() {
        for (int i = 0; i < 2 && thread.isAlive(); i++) {
            long before = display.shown();
            display.inject(new Input.Resumed());
            await("a frame", () -> display.shown() > before || !thread.isAlive());
        }
    }

    void await(String what, BooleanSupplier wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        try {
            while (!wanted.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "It did not come: " + what + "; " + view().step().stage() + "\n" + screen());
                }
                display.awaitChange(MOMENT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + what, e);
        }
    }

    /** Waits until it has been left. */
    void awaitEnd() {
        await("the end", () -> !thread.isAlive());
    }

    @Override
    public void close() {
        thread.interrupt();
        wizard.close();
        display.close();
        names.close();
    }
}
