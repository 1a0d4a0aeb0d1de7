package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import java.util.Set;

/** Looks for some traps in a page. */
interface Rule {
    /** @return the ids of the findings that it can report */
    Set<String> finds();

    /**
     * Looks.
     *
     * @param page a page
     * @param sheet takes what is found
     */
    void look(Page page, Sheet sheet);
}
