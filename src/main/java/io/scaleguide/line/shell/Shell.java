package io.scaleguide.line.shell;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.Lines;
import io.scaleguide.line.shell.ShellWork.Subject;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.utils.InfoCmp.Capability;

/**
 * The prompt for a troubleshooting call: reads a line, does what it says, and goes on whatever came of it. Used by one thread, which
 * Ctrl-C interrupts while a verb runs.
 */
public final class Shell {
    private final LineTerminal terminal;
    private final PrintStream err;
    private final ShellWork work;
    private final Program program;
    private final Watching watching;
    private ShellTarget target;
    private int code = ExitCode.DONE;
    private boolean over;

    /**
     * @param terminal where it prints
     * @param err where failures go
     * @param work what it does
     * @param target what the verbs work on at first
     * @param clock the time
     * @param zone the zone that times are shown in
     */
    public Shell(LineTerminal terminal, PrintStream err, ShellWork work, ShellTarget target, Clock clock, ZoneId zone) {
        this.terminal = terminal;
        this.err = err;
        this.work = work;
        this.target = target;
        this.program = new Program(terminal, err);
        this.watching = new Watching(terminal, clock, zone);
    }

    /** @return what the verbs work on now */
    public ShellTarget target() {
        return target;
    }

    /**
     * Reads and does lines until there are no more, or {@code exit}.
     *
     * @param lines where they come from
     * @return the exit code of the last verb
     */
    public int run(Lines lines) {
        while (!over) {
            Optional<String> line = lines.next(target.prompt());
            if (line.isEmpty()) {
                if (terminal.kind() != LineTerminal.Kind.PIPE) {
                    terminal.out().println();
                }
                return code;
            }
            perform(ShellWords.of(line.get()));
        }
        return code;
    }

    private void perform(List<String> words) {
        if (!words.isEmpty() && !words.get(0).startsWith("#")) {
            code = cancellable(() -> run(words));
        }
    }

    /** Ctrl-C interrupts the work and not the shell. */
    private int cancellable(IntSupplier action) {
        if (terminal.kind() == LineTerminal.Kind.PIPE) {
            return action.getAsInt();
        }
        Thread worker = Thread.currentThread();
        int result;
        try (LineTerminal.Handle interrupts = terminal.onInterrupt(worker::interrupt)) {
            result = action.getAsInt();
        }
        if (Thread.interrupted()) {
            terminal.out().println("Cancelled.");
            return ExitCode.CANCELLED;
        }
        return result;
    }

    private int run(List<String> words) {
        List<String> arguments = words.subList(1, words.size());
        String verb = words.get(0);
        if (verb.startsWith("!")) {
            return start(verb.substring(1), arguments);
        }
        return switch (verb) {
            case "exit", "quit" -> leave();
            case "clear" -> clear();
            case "help", "?" -> help(arguments);
            case "use" -> use(arguments);
            case "watch" -> watch(arguments);
            default -> work.run(words, target);
        };
    }

    private int leave() {
        over = true;
        return code;
    }

    private int clear() {
        if (terminal.kind() == LineTerminal.Kind.EDITING) {
            terminal.jline().puts(Capability.clear_screen);
            terminal.jline().flush();
        }
        return ExitCode.DONE;
    }

    private int start(String name, List<String> arguments) {
        List<String> command = ShellWords.join(name, arguments);
        if (command.isEmpty()) {
            return refuse("name a program after the !, for example !kubectl get pods.");
        }
        return program.run(command, work.environment(target));
    }

    private int use(List<String> arguments) {
        Optional<Subject> subject = arguments.stream().findFirst().flatMap(Shell::subject);
        if (subject.isEmpty() || arguments.size() > 2) {
            return refuse("say use context NAME, use namespace NAME or use hpa NAME.");
        }
        if (arguments.size() == 1) {
            List<String> names = work.choices(subject.get(), target);
            terminal.out().println(names.isEmpty() ? "None can be seen." : String.join("\n", names));
            return ExitCode.DONE;
        }
        Chosen chosen = work.use(subject.get(), arguments.get(1), target);
        target = chosen.target();
        if (!chosen.accepted()) {
            return refuse(chosen.words());
        }
        terminal.out().println(chosen.words());
        return ExitCode.DONE;
    }

    /** The subject that a word means. */
    static Optional<Subject> subject(String word) {
        return List.of(Subject.values()).stream()
                .filter(one -> word.equals(one.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private int watch(List<String> arguments) {
        Optional<Duration> period = arguments.stream().findFirst().flatMap(Watching::period);
        if (period.isEmpty() || arguments.size() < 2) {
            return refuse("say how often and what, for example watch 5s status.");
        }
        List<String> verb = arguments.subList(1, arguments.size());
        if (verb.get(0).equals("watch")) {
            return refuse("a watch cannot be watched.");
        }
        return watching.run(period.get(), () -> over ? ExitCode.CANCELLED : run(verb));
    }

    private int help(List<String> arguments) {
        if (!arguments.isEmpty() && work.verbs().containsKey(arguments.get(0))) {
            return work.run(List.of(arguments.get(0), "--help"), target);
        }
        ShellHelp.print(terminal.out(), work.verbs());
        return ExitCode.DONE;
    }

    private int refuse(String words) {
        err.println("scaleguide: " + words);
        return ExitCode.USAGE;
    }
}
