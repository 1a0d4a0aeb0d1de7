package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Unread;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.path.hop.Finding;
import java.util.Set;

/** An object on a page that is not YAML, so that nobody can apply it. */
final class UnreadRule implements Rule {
    @Override
    public Set<String> finds() {
        return Set.of("text-not-yaml");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        Stretch all = Stretch.whole(page.source().text());
        for (Unread unread : page.unread()) {
            int at = Math.min(unread.start(), all.text().length());
            sheet.found(Finding.of("text-not-yaml", "problem", unread.message()), new Spot(all, at, at));
        }
    }
}
