package io.scaleguide.cli;

import io.scaleguide.guide.export.ExportFile;
import io.scaleguide.lint.Linter;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import io.scaleguide.path.finding.FindingCatalogue;
import java.util.List;

/** Looks for traps in an export. There are none unless an answer brings one, such as a query or values of the user's own. */
record ExportLook(Surroundings surroundings) {
    /** Says what it finds; that is for the user to judge. */
    void tell(List<ExportFile> files) {
        List<Trap> traps = new Linter(trap -> true)
                        .look(files.stream()
                                .map(file -> new SourceText(file.path(), file.text()))
                                .toList())
                        .stream()
                        .flatMap(one -> one.traps().stream())
                        .toList();
        if (traps.isEmpty()) {
            return;
        }
        FindingCatalogue catalogue =
                FindingCatalogue.load(surroundings.shippedFiles().resolve("assets"));
        traps.forEach(trap -> surroundings
                .err()
                .println("scaleguide: " + trap.source().file() + ", line " + trap.line() + ": "
                        + catalogue.explain(trap.finding()).title() + "  ["
                        + trap.finding().id() + "]"));
        surroundings.err().println("An answer of yours brings that; scaleguide lint says more.");
    }
}
