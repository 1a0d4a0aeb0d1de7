package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.guide.wizard.TwoContexts;
import io.scaleguide.tools.Needed;
import io.scaleguide.tools.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tab in the shells of users: each is started as it comes, and loads what the README says. PowerShell's part has been run by nobody here. */
class CompletionIT {
    @TempDir
    private Path home;

    @Test
    void bashCompletes() throws IOException, InterruptedException {
        completes(List.of("bash", "--noprofile", "--norc"), "source <(scaleguide completion bash)");
    }

    @Test
    void zshCompletes() throws IOException, InterruptedException {
        completes(List.of("zsh", "-f"), "autoload -U compinit; compinit -u -D; source <(scaleguide completion zsh)");
    }

    @Test
    void fishCompletes() throws IOException, InterruptedException {
        completes(List.of("fish", "--no-config"), "scaleguide completion fish | source");
    }

    private void completes(List<String> shell, String load) throws IOException, InterruptedException {
        Optional<Path> program = Needed.which(System.getenv(), shell.get(0));
        assumeThat(program).as(shell.get(0) + " on PATH").isPresent();
        TwoContexts.write(home, "kind-demo");
        Files.createFile(home.resolve("monday.jsonl"));
        Map<String, String> environment = Map.of(
                "HOME", home.toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "SCALEGUIDE_ARCHIVE", "off",
                "KUBECONFIG", home.resolve("kubeconfig").toString(),
                "PATH", Scaleguide.launcher().getParent() + ":" + System.getenv("PATH"));
        try (Tmux tmux = Tmux.run(120, 40, environment, shell.toArray(String[]::new))) {
            tmux.line("cd " + home + "; echo in $PWD").await("\nin " + home);
            tmux.line(load + "; echo loa''ded").await("\nloaded");

            tab(tmux, "scaleguide pan", "scaleguide panel ");
            tab(tmux, "scaleguide panel --hp", "scaleguide panel --hpa ");
            tab(tmux, "scaleguide status --context kind-", "scaleguide status --context kind-demo ");
            tab(tmux, "scaleguide --theme=d", "scaleguide --theme=dark ");
            tab(tmux, "scaleguide replay mon", "scaleguide replay monday.jsonl ");
            // What is typed next is part of the same word.
            tab(tmux, "scaleguide up --set namesp", "scaleguide up --set namespace=x");
        }
    }

    /** The x behind it shows whether a space has come. */
    private static void tab(Tmux tmux, String typed, String wanted) throws IOException, InterruptedException {
        tmux.press("C-u", "C-l").type(typed).press("Tab");
        String there = wanted.endsWith("x") ? wanted.substring(0, wanted.length() - 1) : wanted.strip();
        tmux.await(there);
        tmux.type("x");
        assertThat(tmux.await(wanted.endsWith("x") ? wanted : wanted + "x")).contains(there);
    }
}
