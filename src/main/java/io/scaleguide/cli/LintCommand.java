package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.LintFace;
import io.scaleguide.headless.LintJson;
import io.scaleguide.headless.LintSarif;
import io.scaleguide.lint.Checked;
import io.scaleguide.lint.Linter;
import io.scaleguide.lint.file.LintFiles;
import io.scaleguide.lint.file.Rewrite;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which traps are in files. */
@Command(
        name = "lint",
        description =
                "Finds the known traps in values files, manifests, annotations, commands and whole pages. Needs no cluster.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 no trap, 1 traps are left, 2 a file cannot be read or the command line will not do.",
            "Findings are explained in docs/findings.md."
        })
final class LintCommand implements Callable<Integer> {
    /** How traps are written. */
    enum Output {
        TEXT,
        JSON,
        SARIF
    }

    /** What is reported. */
    enum Level {
        WARNS,
        BREAKS
    }

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files, folders, or - for standard input. Values files are found by the commands that name them when both are given.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text, json or sarif (default: text).")
    private Output output = Output.TEXT;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "warns: everything; breaks: only what stops the number (default: warns).")
    private Level level = Level.WARNS;

    @Option(
            names = "--ignore",
            paramLabel = "FINDING",
            description = "Leaves a finding out; may be given more than once.")
    private Set<String> ignored = new TreeSet<>();

    @Option(
            names = "--fix",
            description = "Shows a diff and writes what can be corrected without changing anything else; "
                    + "what comes from standard input goes to standard output.")
    private boolean fix;

    @Option(names = "--diff", description = "Shows what --fix would write, and writes nothing.")
    private boolean diff;

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FindingCatalogue catalogue =
                FindingCatalogue.load(surroundings.shippedFiles().resolve("assets"));
        Linter linter = new Linter(trap -> !ignored.contains(trap.finding().id())
                && (level == Level.WARNS || catalogue.explain(trap.finding()).severity() == Severity.BREAKS));
        if (!known(linter)) {
            return ExitCode.USAGE;
        }
        LintFiles files = LintFiles.read(names, surroundings.in());
        files.problems().forEach(problem -> surroundings.err().println("scaleguide: " + problem));
        List<SourceText> texts = files.texts();
        boolean written = true;
        if (fix || diff) {
            List<SourceText> corrected = linter.correct(texts);
            written = rewrite(texts, corrected);
            texts = diff ? texts : corrected;
        }
        List<Checked> checked = linter.look(texts);
        if (!diff && !corrects(files)) {
            print(checked, catalogue);
        }
        if (!files.problems().isEmpty() || !written) {
            return ExitCode.USAGE;
        }
        return checked.stream().allMatch(one -> one.traps().isEmpty()) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean known(Linter linter) {
        for (String id : ignored) {
            if (!linter.ids().contains(id)) {
                surroundings
                        .err()
                        .println("scaleguide: lint finds nothing that is called " + id + ". It finds: "
                                + String.join(", ", linter.ids()) + ".");
                return false;
            }
        }
        return true;
    }

    /** Whether standard output is taken by the corrected text of standard input. */
    private boolean corrects(LintFiles files) {
        return fix && files.texts().stream().anyMatch(text -> text.file().equals(LintFiles.STANDARD_INPUT_NAME));
    }

    private boolean rewrite(List<SourceText> before, List<SourceText> after) {
        boolean written = true;
        for (int i = 0; i < before.size(); i++) {
            Rewrite rewrite = new Rewrite(before.get(i), after.get(i));
            boolean standard = before.get(i).file().equals(LintFiles.STANDARD_INPUT_NAME);
            boolean toOutput = diff || output == Output.TEXT && !standard;
            rewrite.diff().forEach((toOutput ? surroundings.out() : surroundings.err())::println);
            if (fix && !diff && standard) {
                surroundings.out().print(after.get(i).text());
                surroundings.out().flush();
            } else if (fix && !diff && rewrite.changes()) {
                written &= write(rewrite);
            }
        }
        return written;
    }

    private boolean write(Rewrite rewrite) {
        try {
            rewrite.write();
            return true;
        } catch (IOException e) {
            surroundings
                    .err()
                    .println("scaleguide: " + rewrite.before().file() + " cannot be written: " + e.getMessage()
                            + ". It is as it was.");
            return false;
        }
    }

    private void print(List<Checked> checked, FindingCatalogue catalogue) {
        switch (output) {
            case TEXT -> new LintFace(surroundings.out(), catalogue).print(checked);
            case JSON ->
                surroundings.out().println(new LintJson(catalogue).of(checked).toPrettyString());
            case SARIF ->
                surroundings
                        .out()
                        .println(new LintSarif(catalogue, Version.number())
                                .of(checked)
                                .toPrettyString());
        }
    }
}
