package io.scaleguide.tui.widget;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines to read: a log, a diff, an explanation. It follows the end until you scroll up, and again when you are back there.
 * Its last row says where you are. Drawing costs what is seen, not what there is.
 */
public final class ScrollPane implements Widget {
    private static final int SIDEWAYS = 8;

    private final List<StyledLine> lines = new ArrayList<>();
    private final LineBuffer wanted = new LineBuffer();
    private Optional<Search> search = Optional.empty();
    private final boolean log;
    private boolean asking;
    private boolean following;
    private int top;
    private int left;
    private int height = 1;
    private int hit = -1;

    /** @param log whether it begins at the end and follows it; if not, it begins at the top and stays where it is */
    public ScrollPane(boolean log) {
        this.log = log;
        this.following = log;
    }

    /**
     * One more line at the end.
     *
     * @param line the line
     */
    public void add(StyledLine line) {
        lines.add(line);
    }

    /**
     * Other lines; the place is kept where it can.
     *
     * @param all the lines
     */
    public void show(List<StyledLine> all) {
        lines.clear();
        lines.addAll(all);
        search = search.map(old -> new Search(old.text()));
    }

    /** @return the lines' text, each with its end, for a copy */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    /** @return whether what is typed is the text to look for */
    public boolean isAsking() {
        return asking;
    }

    @Override
    public boolean handle(Key key) {
        if (asking) {
            return handleAsking(key);
        }
        if (key.ctrl() || key.alt()) {
            return false;
        }
        switch (key.code()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-height);
            case PAGE_DOWN -> move(height);
            case HOME -> move(-lines.size());
            case END -> move(lines.size());
            case LEFT -> left = Math.max(0, left - SIDEWAYS);
            case RIGHT -> left += SIDEWAYS;
            case ESCAPE -> {
                return endSearch();
            }
            case CHARACTER -> {
                return handleLetter(key.text());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean handleLetter(String letter) {
        switch (letter) {
            case "/" -> ask();
            case " " -> move(height);
            case "n" -> search.flatMap(each -> looked(each).from(hit + 1)).ifPresent(this::goTo);
            case "N" -> search.flatMap(each -> looked(each).before(hit)).ifPresent(this::goTo);
            default -> {
                return false;
            }
        }
        return !letter.equalsIgnoreCase("n") || search.isPresent();
    }

    private void ask() {
        asking = true;
        wanted.set("");
    }

    private boolean handleAsking(Key key) {
        if (key.code() == Key.Code.ENTER) {
            asking = false;
            return true;
        }
        if (key.code() == Key.Code.ESCAPE) {
            asking = false;
            endSearch();
            return true;
        }
        if (wanted.handle(key)) {
            find();
        }
        return true;
    }

    @Override
    public boolean paste(String text) {
        if (asking) {
            wanted.insert(text.strip());
            find();
        }
        return asking;
    }

    private void find() {
        Search next = new Search(wanted.text());
        search = Optional.of(next);
        hit = -1;
        looked(next).from(top).ifPresent(this::goTo);
    }

    private boolean endSearch() {
        boolean was = search.isPresent();
        search = Optional.empty();
        hit = -1;
        return was;
    }

    private Search looked(Search each) {
        each.look(lines);
        return each;
    }

    private void goTo(int line) {
        hit = line;
        if (line < top || line >= top + height) {
            following = false;
            top = Math.max(0, line - height / 3);
        }
    }

    /** Shows the end when it is drawn next, and stays there: nothing more is to come. */
    public void toEnd() {
        following = true;
    }

    @Override
    public boolean scroll(int count) {
        move(count);
        return true;
    }

    private void move(int count) {
        int last = Math.max(0, lines.size() - height);
        int from = following ? last : Math.min(top, last);
        top = Math.max(0, Math.min(from + count, last));
        following = log && top == last && (following || count > 0);
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        Area text = area.withoutBottom(1);
        height = Math.max(1, text.rows());
        move(0);
        List<StyledLine> seen = lines.subList(top, Math.min(lines.size(), top + text.rows()));
        left = Math.max(0, Math.min(left, widest(seen) - text.columns() + SIDEWAYS));
        for (int i = 0; i < seen.size(); i++) {
            StyledLine line = seen.get(i).skip(left);
            StyledLine part = line.slice(0, Cells.prefix(line.text(), 0, text.columns() + 2));
            canvas.put(text, i, search.map(each -> each.mark(part)).orElse(part), glyphs);
        }
        Area bottom = area.bottom(1);
        if (asking) {
            drawQuestion(canvas, bottom, glyphs, focused);
        } else {
            canvas.put(bottom, 0, position(glyphs), glyphs);
        }
    }

    private void drawQuestion(Canvas canvas, Area row, Glyphs glyphs, boolean focused) {
        canvas.put(row, 0, StyledLine.of("/", Role.KEY), glyphs);
        StyledLine count = StyledLine.of(foundWords(), Role.DIM);
        Area field = row.withoutLeft(1);
        wanted.draw(canvas, field.withoutRight(count.width() + 1), Role.FOCUS, glyphs, focused);
        canvas.put(field.right(count.width()), 0, count, glyphs);
    }

    private static int widest(List<StyledLine> lines) {
        return lines.stream().mapToInt(StyledLine::width).max().orElse(0);
    }

    private StyledLine position(Glyphs glyphs) {
        if (lines.isEmpty()) {
            return StyledLine.of("no lines yet", Role.DIM);
        }
        int last = Math.min(lines.size(), top + height);
        String more = glyphs.sign(last < lines.size() ? Sign.ARROW_DOWN : Sign.HORIZONTAL);
        String follows = following ? ", following" : "";
        String words = more + " lines " + (top + 1) + "-" + last + " of " + lines.size() + follows;
        StyledLine line = StyledLine.of(words, Role.DIM);
        return search.isPresent() ? line.plus("; " + foundWords(), Role.DIM) : line;
    }

    private String foundWords() {
        if (search.isEmpty()) {
            return "";
        }
        Search each = looked(search.get());
        if (each.count() == 0) {
            return each.text().isEmpty() ? "" : "not found";
        }
        return "found " + Math.max(1, each.placeOf(hit)) + " of " + each.count();
    }

    @Override
    public List<Binding> bindings() {
        List<Binding> bindings = new ArrayList<>(List.of(Binding.typed("/", "search")));
        if (search.isPresent()) {
            bindings.add(Binding.typed("n", "next"));
            bindings.add(Binding.typed("N", "previous"));
        }
        bindings.add(Binding.of(Key.Code.PAGE_UP, "page up"));
        bindings.add(Binding.of(Key.Code.PAGE_DOWN, "page down"));
        bindings.add(Binding.of(Key.Code.HOME, "to the top"));
        bindings.add(Binding.of(Key.Code.END, "to the end"));
        return List.copyOf(bindings);
    }
}
