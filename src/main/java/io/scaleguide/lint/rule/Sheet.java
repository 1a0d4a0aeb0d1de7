package io.scaleguide.lint.rule;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.lint.page.Manifest;
import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Values;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.Stretch;
import io.scaleguide.lint.trap.Trap;
import io.scaleguide.path.hop.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the traps of one page. */
final class Sheet {
    private final Page page;
    private final List<Page> all;
    private final List<Trap> traps = new ArrayList<>();

    /**
     * @param page the page that is looked at
     * @param all the pages that were given together with it
     */
    Sheet(Page page, List<Page> all) {
        this.page = page;
        this.all = all;
    }

    List<Trap> traps() {
        return List.copyOf(traps);
    }

    /** A place: {@code from} to {@code to} in a stretch. */
    record Spot(Stretch in, int from, int to) {
        static Spot of(Stretch in, PlacedNode node) {
            return new Spot(in, node.start(), node.end());
        }

        static Spot of(Manifest manifest, PlacedNode node) {
            return of(manifest.in(), node);
        }

        static Spot of(Stretch all) {
            return new Spot(all, 0, all.text().length());
        }

        Edit replaced(String text) {
            return in.edit(from, to, text);
        }
    }

    /** A trap that the reader has to decide about. */
    void found(Finding finding, Spot spot) {
        add(finding, spot, List.of(), false);
    }

    /** A trap with a correction that may be more than the trap alone. */
    void suggest(Finding finding, Spot spot, Edit... edits) {
        add(finding, spot, List.of(edits), false);
    }

    /** A trap with a correction that changes nothing but the trap. */
    void correct(Finding finding, Spot spot, Edit... edits) {
        add(finding, spot, List.of(edits), true);
    }

    private void add(Finding finding, Spot spot, List<Edit> edits, boolean safe) {
        int start = spot.in().at(spot.from());
        int end = spot.to() > spot.from() ? spot.in().at(spot.to() - 1) + 1 : start;
        Trap trap = new Trap(finding, page.source(), start, end, edits, safe);
        // Something shown twice, as in a list of fields and in a command, is one trap at each place.
        if (traps.stream()
                .noneMatch(one -> one.start() == start && one.finding().equals(finding))) {
            traps.add(trap);
        }
    }

    /** The values that a file name stands for, on this page or in a file that was given with it. */
    Optional<Values> values(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return Stream.concat(page.values().stream(), all.stream().flatMap(one -> one.values().stream()))
                .filter(values -> values.file()
                        .substring(values.file().lastIndexOf('/') + 1)
                        .equals(name))
                .findFirst()
                .or(() -> named(name));
    }

    /** The only values of the page, when its words give them this name. */
    private Optional<Values> named(String name) {
        List<Values> unnamed =
                page.values().stream().filter(values -> values.file().isEmpty()).toList();
        boolean said = page.prose().stream().anyMatch(prose -> prose.text().contains("`" + name + "`"));
        return said && unnamed.size() == 1 ? Optional.of(unnamed.get(0)) : Optional.empty();
    }

    List<Page> all() {
        return all;
    }
}
