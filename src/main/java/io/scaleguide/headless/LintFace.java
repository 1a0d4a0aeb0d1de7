package io.scaleguide.headless;

import io.scaleguide.lint.Checked;
import io.scaleguide.lint.trap.Trap;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.path.finding.FindingText.Severity;
import java.io.PrintStream;
import java.util.List;

/** Prints traps for a person: where, what, why, and the corrected lines. */
public final class LintFace {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    /** A correction that is longer than this is cut: it is the place that matters. In lines. */
    private static final int MOST_LINES = 12;

    private final PrintStream out;
    private final FindingCatalogue catalogue;

    /**
     * @param out where it goes
     * @param catalogue the words of the findings
     */
    public LintFace(PrintStream out, FindingCatalogue catalogue) {
        this.out = out;
        this.catalogue = catalogue;
    }

    /** @param files the files and their traps */
    public void print(List<Checked> files) {
        for (Checked file : files) {
            file.traps().forEach(this::trap);
        }
        out.println(summary(files));
    }

    private void trap(Trap trap) {
        FindingText text = catalogue.explain(trap.finding());
        out.println(trap.source().file() + ":" + trap.line() + ":" + trap.column() + ": "
                + (text.severity() == Severity.BREAKS ? "breaks: " : "warns: ") + text.title() + "  [" + text.id()
                + "]");
        out.print(Paragraphs.wrap(text.cause() + " " + text.explanation(), WIDTH, INDENT));
        List<String> after = trap.after();
        lines("  - ", trap.before());
        if (!trap.edits().isEmpty()) {
            lines("  + ", after);
        }
        out.print(Paragraphs.wrap("What to do: " + text.repair().text(), WIDTH, INDENT));
        out.println(INDENT + text.link());
        out.println();
    }

    private void lines(String sign, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println(sign + line));
        if (lines.size() > MOST_LINES) {
            out.println(sign + "... " + (lines.size() - MOST_LINES) + " more lines");
        }
    }

    private String summary(List<Checked> files) {
        List<Trap> traps = files.stream().flatMap(file -> file.traps().stream()).toList();
        String looked = "Looked at " + files.size() + (files.size() == 1 ? " file: " : " files: ");
        if (traps.isEmpty()) {
            return looked + "no trap.";
        }
        long breaks = traps.stream()
                .filter(trap -> catalogue.explain(trap.finding()).severity() == Severity.BREAKS)
                .count();
        long fixable = traps.stream().filter(Trap::fixable).count();
        return looked + traps.size() + (traps.size() == 1 ? " trap, " : " traps, ") + breaks
                + " of them stop the number." + (fixable == 0 ? "" : " --fix corrects " + fixable + ".");
    }
}
