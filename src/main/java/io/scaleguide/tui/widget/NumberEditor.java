package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A number with its unit behind it. Only what can be part of a number can be typed; up and down change it by a step. */
public final class NumberEditor implements Editor {
    private final LineBuffer line = new LineBuffer();
    private final Limits limits;
    private final String unit;

    /**
     * How a number may be.
     *
     * @param least the smallest that up and down reach; empty for no limit
     * @param most the largest that up and down reach; empty for no limit
     * @param step by how much up and down change it, more than 0
     */
    public record Limits(Optional<BigDecimal> least, Optional<BigDecimal> most, BigDecimal step) {}

    /**
     * @param number the number to begin with, as text; empty for none
     * @param unit the unit that stands behind it; empty for none
     * @param limits how it may be; a number beyond them can be typed, and is for whoever checks it
     */
    public NumberEditor(String number, String unit, Limits limits) {
        line.set(number);
        this.unit = unit;
        this.limits = limits;
    }

    @Override
    public String value() {
        return line.text();
    }

    /** @return the number; empty while the text is none */
    public Optional<BigDecimal> number() {
        try {
            return Optional.of(new BigDecimal(line.text()));
        } catch (NumberFormatException notYet) {
            return Optional.empty();
        }
    }

    @Override
    public boolean handle(Key key) {
        if (key.code() == Key.Code.UP || key.code() == Key.Code.DOWN) {
            step(key.code() == Key.Code.UP ? limits.step() : limits.step().negate());
            return true;
        }
        boolean character = key.code() == Key.Code.CHARACTER && !key.ctrl() && !key.alt();
        return (!character || isPart(key.text())) && line.handle(key);
    }

    @Override
    public boolean paste(String text) {
        String number = text.strip();
        if (!number.chars().allMatch(character -> isPart(Character.toString(character)))) {
            return false;
        }
        line.insert(number);
        return true;
    }

    @Override
    public boolean scroll(int lines) {
        step(limits.step().multiply(BigDecimal.valueOf(-lines)));
        return true;
    }

    private boolean isPart(String character) {
        boolean negative = limits.least().map(least -> least.signum() < 0).orElse(true);
        return character.matches("[0-9.]") || character.equals("-") && negative;
    }

    private void step(BigDecimal change) {
        BigDecimal next = number().map(number -> number.add(change))
                .orElseGet(() -> limits.least().orElse(BigDecimal.ZERO));
        next = limits.least().map(next::max).orElse(next);
        next = limits.most().map(next::min).orElse(next);
        line.set(next.toPlainString());
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        int unitColumns = unit.isEmpty() ? 0 : StyledLine.of(unit, Role.DIM).width() + 1;
        Area field = area.top(1).withoutRight(unitColumns).left(12);
        line.draw(canvas, field, focused ? Role.FOCUS : Role.FIELD, glyphs, focused);
        Area behind = area.top(1).withoutLeft(field.columns() + 1);
        canvas.put(behind, 0, StyledLine.of(unit, Role.DIM), glyphs);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(Binding.of(Key.Code.UP, "more"), Binding.of(Key.Code.DOWN, "less"));
    }
}
