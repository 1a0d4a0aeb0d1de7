package io.scaleguide.tui.widget;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question over the screen. It begins at the safe answer, and Esc gives that. Every key is taken until there is an
 * answer.
 */
public final class Dialog implements Widget {
    private static final int WIDEST = 72;

    private final String title;
    private final String text;
    private final Role role;
    private final List<Button> buttons;
    private final int safe;
    private int chosen;
    private int top;
    private int lines = 1;
    private int height = 1;
    private Optional<String> answer = Optional.empty();

    /**
     * An answer.
     *
     * @param id what it means, for the program
     * @param label what it says; its first letter gives it at once
     */
    public record Button(String id, String label) {}

    /**
     * @param title what it is about
     * @param text the question; its own line ends are kept
     * @param role what the border means: {@link Role#BORDER_FOCUS}, or {@link Role#DANGER} where much is at stake
     * @param buttons the answers, from left to right; at least one
     * @param safe the place of the one that changes nothing, from 0
     */
    public Dialog(String title, String text, Role role, List<Button> buttons, int safe) {
        this.title = title;
        this.text = text;
        this.role = role;
        this.buttons = List.copyOf(buttons);
        this.safe = safe;
        this.chosen = safe;
    }

    /** @return the id of the answer; empty until there is one */
    public Optional<String> answer() {
        return answer;
    }

    @Override
    public boolean handle(Key key) {
        switch (key.code()) {
            case LEFT, BACK_TAB -> chosen = Math.floorMod(chosen - 1, buttons.size());
            case RIGHT, TAB -> chosen = Math.floorMod(chosen + 1, buttons.size());
            case ENTER -> answer(chosen);
            case ESCAPE -> answer(safe);
            case UP -> scroll(-1);
            case DOWN -> scroll(1);
            case PAGE_UP -> scroll(-height);
            case PAGE_DOWN -> scroll(height);
            case CHARACTER -> answerByLetter(key);
            default -> {
                return true;
            }
        }
        return true;
    }

    private void answerByLetter(Key key) {
        List<Button> same = buttons.stream()
                .filter(button -> !key.ctrl()
                        && !key.alt()
                        && letter(button).equals(key.text().toLowerCase(Locale.ROOT)))
                .toList();
        if (same.size() == 1) {
            answer(buttons.indexOf(same.get(0)));
        }
    }

    private static String letter(Button button) {
        return button.label().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    private void answer(int button) {
        chosen = button;
        answer = Optional.of(buttons.get(button).id());
    }

    @Override
    public boolean paste(String pasted) {
        return true;
    }

    @Override
    public boolean scroll(int count) {
        top = Math.max(0, Math.min(top + count, lines - height));
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        Area inside = frame(area).inset(2, 1);
        int column = inside.column();
        for (int i = 0; i < buttons.size(); i++) {
            int width = Cells.width(face(i));
            if (new Area(column, inside.row() + inside.rows() - 1, width, 1).contains(at)) {
                answer(i);
            }
            column += width + 1;
        }
        return true;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        Area frame = frame(area);
        canvas.fill(frame, Role.TEXT);
        canvas.box(frame, title, role, glyphs);
        Area inside = frame.inset(2, 1);
        List<StyledLine> all = StyledLine.wrapped(text, Role.TEXT, inside.columns());
        lines = all.size();
        height = Math.max(1, inside.rows() - 2);
        scroll(0);
        for (int i = 0; i < height && top + i < lines; i++) {
            canvas.put(inside.withoutBottom(1), i, all.get(top + i), glyphs);
        }
        if (top + height < lines) {
            canvas.put(
                    inside, inside.rows() - 2, StyledLine.of(glyphs.sign(Sign.ARROW_DOWN) + " more", Role.DIM), glyphs);
        }
        canvas.put(inside, inside.rows() - 1, faces(), glyphs);
        canvas.hideCursor();
    }

    private StyledLine faces() {
        StyledLine line = StyledLine.EMPTY;
        for (int i = 0; i < buttons.size(); i++) {
            line = line.plus(face(i), i == chosen ? Role.FOCUS : Role.KEY).plus(" ", Role.TEXT);
        }
        return line;
    }

    /** Brackets around the one that Enter gives, so that it can be told without colour. */
    private String face(int button) {
        String label = buttons.get(button).label();
        return button == chosen ? "[ " + label + " ]" : "  " + label + "  ";
    }

    private Area frame(Area area) {
        int width = Math.min(WIDEST, area.columns() - 2);
        int rows = Cells.wrap(text, width - 4).size() + 4;
        return area.centred(width, Math.min(rows, area.rows()));
    }

    @Override
    public List<Binding> bindings() {
        List<Binding> bindings = new ArrayList<>();
        buttons.forEach(button ->
                bindings.add(Binding.typed(letter(button), button.label().toLowerCase(Locale.ROOT))));
        bindings.add(Binding.of(Key.Code.ESCAPE, buttons.get(safe).label().toLowerCase(Locale.ROOT)));
        return List.copyOf(bindings);
    }
}
