package io.scaleguide.lint;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.PageReader;
import io.scaleguide.lint.rule.Rules;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the traps in texts, and corrects those that can be corrected without asking anyone. */
public final class Linter {
    /** Corrections that touch each other are made one after another; no page needs near so many rounds. */
    private static final int MOST_ROUNDS = 20;

    private final Rules rules = new Rules();
    private final Predicate<Trap> wanted;

    /** @param wanted which traps to report, and to correct */
    public Linter(Predicate<Trap> wanted) {
        this.wanted = wanted;
    }

    /** @return the ids of all findings that can be reported, in the order of the alphabet */
    public Set<String> ids() {
        return rules.ids();
    }

    /**
     * Looks for traps. Texts that are given together know of each other: a values file that a command on a page names is found.
     *
     * @param sources the texts
     * @return for each, in the same order, its traps in their order in it
     */
    public List<Checked> look(List<SourceText> sources) {
        List<Page> pages = sources.stream().map(PageReader::read).toList();
        return pages.stream()
                .map(page -> new Checked(
                        page.source(),
                        rules.look(page, pages).stream().filter(wanted).toList()))
                .toList();
    }

    /**
     * Makes every correction that changes nothing but its trap.
     *
     * @param sources the texts
     * @return the same texts, corrected, in the same order
     */
    public List<SourceText> correct(List<SourceText> sources) {
        List<SourceText> now = sources;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Checked> checked = look(now);
            boolean done = checked.stream().flatMap(one -> one.traps().stream()).noneMatch(Trap::fixable);
            if (done) {
                return now;
            }
            now = checked.stream().map(Linter::corrected).toList();
        }
        return now;
    }

    /** The corrections of a trap are made together or, where others touch them, in a later round. */
    private static SourceText corrected(Checked checked) {
        List<Edit> taken = new ArrayList<>();
        for (Trap trap : checked.traps()) {
            boolean free =
                    trap.edits().stream().noneMatch(edit -> taken.stream().anyMatch(edit::touches));
            if (trap.fixable() && free) {
                taken.addAll(trap.edits());
            }
        }
        SourceText source = checked.source();
        return new SourceText(source.file(), Edit.apply(source.text(), taken));
    }
}
