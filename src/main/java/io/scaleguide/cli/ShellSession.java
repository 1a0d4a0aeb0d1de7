package io.scaleguide.cli;

import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.line.EditedLines;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.Lines;
import io.scaleguide.line.PlainLines;
import io.scaleguide.line.shell.Chosen;
import io.scaleguide.line.shell.Shell;
import io.scaleguide.line.shell.ShellCompleter;
import io.scaleguide.path.scope.PathRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The shell on a terminal, with the commands of this program as its verbs. */
final class ShellSession {
    private final Surroundings surroundings;
    private final LineTerminal terminal;

    ShellSession(Surroundings surroundings, LineTerminal terminal) {
        this.surroundings = surroundings;
        this.terminal = terminal;
    }

    /**
     * Prompts until there is no more to do.
     *
     * @param choice the cluster to begin with
     * @param path the namespace and HPA to begin with; what is empty is looked for
     * @return the exit code of the last verb
     */
    int run(ClusterChoice choice, PathRequest path) {
        PrintStream err = new PrintStream(surroundings.err(), true, StandardCharsets.UTF_8);
        Surroundings inside = surroundings.inShell(terminal.out(), choice.kubeconfigs());
        try (LiveNames names = new LiveNames(choice.kubeconfigs(), surroundings.clock());
                ChildKubeconfig kubeconfig = new ChildKubeconfig(choice.kubeconfigs())) {
            ProgramWork work = new ProgramWork(inside, names, kubeconfig);
            Chosen start = new TargetFinder(names).begin(choice.context(), path);
            if (!start.accepted()) {
                err.println("scaleguide: " + start.words());
            } else if (terminal.kind() != LineTerminal.Kind.PIPE) {
                terminal.out().println(start.words() + " Type help for what can be done, exit to leave.");
            }
            Shell shell = new Shell(terminal, err, work, start.target(), surroundings.clock(), surroundings.zone());
            return shell.run(lines(shell, work));
        }
    }

    private Lines lines(Shell shell, ProgramWork work) {
        return terminal.kind() == LineTerminal.Kind.EDITING
                ? new EditedLines(
                        terminal,
                        ShellCompleter.parser(),
                        new ShellCompleter(work, shell::target),
                        surroundings.stateFolder().resolve("shell-history"))
                : new PlainLines(terminal);
    }
}
