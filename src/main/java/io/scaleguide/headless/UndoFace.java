package io.scaleguide.headless;

import io.scaleguide.guide.finish.LedgerWords;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.run.UndoRun;
import io.scaleguide.guide.undo.ChangedSince;
import java.io.PrintStream;
import java.util.List;

/** Prints what can be undone, and what someone else has changed since, in its three versions. */
public final class UndoFace {
    private static final int CONTEXT = 2;
    private static final String INDENT = "      ";

    private final PrintStream out;

    /** @param out where it goes */
    public UndoFace(PrintStream out) {
        this.out = out;
    }

    /** @param items what can be undone, last change first */
    public void plan(List<UndoRun.Item> items) {
        out.println("Would be undone, last change first:");
        for (UndoRun.Item item : items) {
            out.println("  " + LedgerWords.of(item.entry())
                    + item.since()
                            .map(since -> "  (! changed since by someone else)")
                            .orElse(""));
        }
        versions(items);
    }

    /** @param items what can be undone; of those that someone else has changed since, the three versions are printed */
    public void versions(List<UndoRun.Item> items) {
        items.forEach(item -> item.since().ifPresent(this::versions));
    }

    private void versions(ChangedSince since) {
        out.println();
        out.println("! Changed since Scaleguide did: " + since.what()
                + (since.who().isEmpty() ? "" : ", by " + String.join(", ", since.who())));
        out.println("    before Scaleguide -> as Scaleguide left it");
        compare(since.before().orElse(""), since.left(), "it was not there, or its content is not kept");
        out.println("    as Scaleguide left it -> now");
        compare(since.left(), since.now().orElse(""), "it is gone");
    }

    private void compare(String one, String other, String nothing) {
        if (one.isEmpty() || other.isEmpty()) {
            out.println(INDENT + nothing);
            return;
        }
        Manifests.diff(one.lines().toList(), other.lines().toList(), CONTEXT)
                .forEach(line -> out.println(INDENT + line));
    }
}
