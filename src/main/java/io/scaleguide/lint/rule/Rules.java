package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.trap.Trap;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that is looked for. */
public final class Rules {
    private final List<Rule> rules = List.of(
            new InstallRule(),
            new ChartValueRule(),
            new CheckRule(),
            new MetricRule(),
            new HpaRule(),
            new GatewayRule(),
            new ImageRule(),
            new LoadRule(),
            new OrderRule(),
            new FieldSelectorRule(),
            new QuantityRule(),
            new UnreadRule());

    /** @return the ids of all findings that can be reported, in the order of the alphabet */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.addAll(rule.finds()));
        return ids;
    }

    /**
     * Looks for traps.
     *
     * @param page a page
     * @param all all pages that were given together with it, itself among them
     * @return its traps, in their order on the page
     */
    public List<Trap> look(Page page, List<Page> all) {
        Sheet sheet = new Sheet(page, all);
        rules.forEach(rule -> rule.look(page, sheet));
        return sheet.traps().stream()
                .sorted(Comparator.comparingInt(Trap::start)
                        .thenComparing(trap -> trap.finding().id()))
                .toList();
    }
}
