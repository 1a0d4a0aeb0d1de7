package io.scaleguide.tui.panel;

import io.scaleguide.path.hop.Verdict;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.chart.Amount;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Rows;
import io.scaleguide.tui.widget.TextEditor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** All HPAs of a fleet, the worst first; one of them can be opened. Drawing costs what is seen, not what there is. */
public final class FleetPage implements Page {
    private static final String GROUP = "The fleet";

    /** Everything but the name and the words. */
    private static final int FIXED = 46;

    private final Fleet fleet;
    private final Consumer<FleetRow> open;
    private final Rows rows = new Rows();
    private FleetOrder order = FleetOrder.TROUBLE;
    private TextEditor wanted = new TextEditor("");
    private boolean typing;
    private List<FleetRow> all = List.of();
    private List<FleetRow> shown = List.of();
    private String shownFor = "";
    private Area list = Area.of(new Size(0, 0));
    private Optional<Duration> next = Optional.empty();

    /**
     * @param fleet the HPAs
     * @param open opens one
     */
    public FleetPage(Fleet fleet, Consumer<FleetRow> open) {
        this.fleet = fleet;
        this.open = open;
        refresh();
    }

    @Override
    public void refresh() {
        List<FleetRow> now = fleet.rows();
        String asked = order + wanted.value();
        if (now == all && asked.equals(shownFor)) {
            return;
        }
        Optional<FleetRow> chosen = chosen();
        String text = wanted.value().toLowerCase(Locale.ROOT);
        all = now;
        shownFor = asked;
        shown = now.stream()
                .filter(row -> text.isEmpty()
                        || (row.name() + " " + row.words())
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                .sorted(order.comparator())
                .toList();
        rows.setCount(shown.size());
        chosen.ifPresent(this::chooseAgain);
        rows.choose(Math.max(0, rows.chosen()));
    }

    /** What was chosen stays chosen when it moves in the list. */
    private void chooseAgain(FleetRow row) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).isSameHpa(row)) {
                rows.choose(i);
            }
        }
    }

    private Optional<FleetRow> chosen() {
        int chosen = rows.chosen();
        return chosen >= 0 && chosen < shown.size() ? Optional.of(shown.get(chosen)) : Optional.empty();
    }

    @Override
    public boolean handle(Key key) {
        if (!typing) {
            return ends(key) || rows.handle(key);
        }
        if (key.code() == Key.Code.ENTER) {
            typing = false;
        } else if (key.code() == Key.Code.ESCAPE) {
            typing = false;
            wanted = new TextEditor("");
        } else if (!rows.handle(key)) {
            wanted.handle(key);
        }
        return true;
    }

    private boolean ends(Key key) {
        switch (key.code()) {
            case HOME -> rows.choose(0);
            case END -> rows.choose(shown.size() - 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean paste(String text) {
        return typing && wanted.paste(text);
    }

    @Override
    public boolean click(Point at) {
        int row = rows.top() + at.row() - list.row();
        if (!list.contains(at) || row >= shown.size()) {
            return false;
        }
        if (rows.chosen() == row) {
            chosen().ifPresent(open);
        }
        rows.choose(row);
        return true;
    }

    @Override
    public boolean scroll(Point at, int lines) {
        rows.choose(Math.max(0, rows.chosen() + lines));
        return true;
    }

    @Override
    public boolean typing() {
        return typing;
    }

    @Override
    public List<KeyedCommand> commands() {
        return List.of(
                KeyedCommand.shown(Key.of(Key.Code.ENTER), "open", GROUP, () -> chosen().ifPresent(open)),
                KeyedCommand.shown(Key.typed("/"), "only those with a text", GROUP, () -> typing = true),
                KeyedCommand.shown(
                        Key.typed("o"), "order " + order.other().words(), GROUP, () -> order = order.other()));
    }

    @Override
    public List<Copyable> copyables() {
        return chosen().map(row -> List.of(
                        new Copyable("command", "kubectl describe hpa " + row.hpa() + " -n " + row.namespace())))
                .orElse(List.of());
    }

    @Override
    public Optional<Asking> asks() {
        return Optional.empty();
    }

    @Override
    public Optional<String> beforeLeaving() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> nextChange() {
        return next;
    }

    @Override
    public boolean over() {
        return false;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        Ages ages = new Ages(fleet.now());
        PanelTop.bar(canvas, area.top(1), fleet.cluster(), StyledLine.of("fleet ", Role.BAR), glyphs);
        canvas.put(area, 1, summary(), glyphs);
        int name = Math.max(20, (area.columns() - FIXED) / 2);
        canvas.put(area, 3, header(name), glyphs);
        list = area.withoutTop(4);
        rows.show(list.rows());
        for (int i = 0; i < list.rows() && rows.top() + i < shown.size(); i++) {
            boolean here = rows.top() + i == rows.chosen();
            canvas.put(list, i, line(shown.get(rows.top() + i), name, here, ages, glyphs), glyphs);
        }
        if (shown.isEmpty()) {
            String words = all.isEmpty()
                    ? fleet.waiting().orElse("No HPA here scales on a Datadog metric.")
                    : "None of them has this text.";
            canvas.put(list, 0, StyledLine.of(words, Role.DIM), glyphs);
        }
        next = ages.nextChange();
    }

    private StyledLine summary() {
        if (all.isEmpty() && fleet.waiting().isPresent()) {
            return StyledLine.of(" HPAs on a Datadog metric", Role.TITLE);
        }
        long bad = all.stream().filter(FleetPage::isBad).count();
        StyledLine line = StyledLine.of(
                        (all.size() == 1 ? " 1 HPA" : " " + all.size() + " HPAs") + " on a Datadog metric, ",
                        Role.TITLE)
                .plus(bad == 0 ? "none in trouble" : bad + " in trouble", bad == 0 ? Role.OK : Role.WARN)
                .plus("   " + order.words(), Role.DIM);
        if (typing) {
            return line.plus("   text: ", Role.KEY).plus(wanted.value() + "_", Role.FOCUS);
        }
        return wanted.value().isEmpty()
                ? line
                : line.plus("   with \"" + wanted.value() + "\": " + shown.size(), Role.WARN);
    }

    private static boolean isBad(FleetRow row) {
        return row.verdict().compareTo(Verdict.UNKNOWN) >= 0;
    }

    private static StyledLine header(int name) {
        return StyledLine.of(
                "    " + Cells.padRight("NAMESPACE/HPA", name) + Cells.padLeft("VALUE", 10)
                        + Cells.padLeft("TARGET", 10) + Cells.padLeft("REPLICAS", 13) + Cells.padLeft("AGE", 7)
                        + "  WHAT",
                Role.TITLE);
    }

    private static StyledLine line(FleetRow row, int name, boolean here, Ages ages, Glyphs glyphs) {
        Role role = here ? Role.FOCUS : Role.TEXT;
        String replicas = row.replicas() == row.wanted()
                ? row.replicas() + " of " + row.maximum()
                : row.replicas() + glyphs.sign(Sign.ARROW_RIGHT) + row.wanted() + " of " + row.maximum();
        Role sign = isBad(row) ? Role.WARN : row.atMaximum() ? Role.BUSY : Role.OK;
        return StyledLine.of(here ? glyphs.sign(Sign.POINTER) + " " : "  ", Role.TITLE)
                .plus(sign(row.verdict(), glyphs) + " ", sign)
                .plus(Cells.padRight(Cells.cut(row.name(), name, glyphs.sign(Sign.ELLIPSIS)), name), role)
                .plus(Cells.padLeft(amount(row.value(), row.unit()), 10), role)
                .plus(Cells.padLeft(amount(row.target(), row.unit()), 10), Role.DIM)
                .plus(Cells.padLeft(replicas, 13), role)
                .plus(Cells.padLeft(row.heard().map(ages::of).orElse("never"), 7), Role.DIM)
                .plus("  " + words(row), isBad(row) ? Role.WARN : Role.DIM);
    }

    private static String amount(Optional<Double> value, String unit) {
        return value.map(number -> Amount.words(number) + (unit.isEmpty() ? "" : " " + unit))
                .orElse("none");
    }

    private static String words(FleetRow row) {
        String said = row.verdict().word() + (row.words().isEmpty() ? "" : ": " + row.words());
        return row.atMaximum() ? "at maximum; " + said : said;
    }

    private static String sign(Verdict verdict, Glyphs glyphs) {
        return switch (verdict) {
            case OK -> glyphs.sign(Sign.DONE);
            case NOT_APPLICABLE -> glyphs.sign(Sign.SKIPPED);
            case WAITING -> glyphs.sign(Sign.AHEAD);
            case UNKNOWN -> "?";
            case LATE -> glyphs.sign(Sign.WARNING);
            case BROKEN -> glyphs.sign(Sign.FAILED);
        };
    }
}
