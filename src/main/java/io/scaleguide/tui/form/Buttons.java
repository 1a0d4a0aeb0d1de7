package io.scaleguide.tui.form;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;

/** What can be done, as buttons; on several rows where one is too short. */
public final class Buttons implements Item {
    private List<KeyedCommand> commands = List.of();
    private int chosen;

    /**
     * Puts others in their place; the one that was chosen stays it while they are called the same.
     *
     * @param next what can be done now
     */
    public void set(List<KeyedCommand> next) {
        boolean same = commands.stream()
                .map(KeyedCommand::what)
                .toList()
                .equals(next.stream().map(KeyedCommand::what).toList());
        commands = List.copyOf(next);
        if (!same) {
            chosen = 0;
        }
    }

    @Override
    public boolean focusable() {
        return !commands.isEmpty();
    }

    @Override
    public boolean handle(Key key) {
        switch (key.code()) {
            case LEFT -> chosen = Math.max(0, chosen - 1);
            case RIGHT -> chosen = Math.min(commands.size() - 1, chosen + 1);
            case ENTER -> commands.get(chosen).run().run();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        List<Area> places = places(area);
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).contains(at)) {
                chosen = i;
                commands.get(i).run().run();
                return true;
            }
        }
        return false;
    }

    @Override
    public int rows(int columns, boolean focused) {
        List<Area> places = places(Area.of(new Size(columns, Integer.MAX_VALUE)));
        return places.isEmpty() ? 0 : places.get(places.size() - 1).row() + 1;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        List<Area> places = places(area);
        for (int i = 0; i < places.size(); i++) {
            boolean here = focused && i == chosen;
            Area place = places.get(i);
            canvas.put(place.column(), place.row(), words(i, here), here ? Role.FOCUS : Role.KEY);
        }
    }

    /** The one that has the focus can be told without colour. */
    private String words(int index, boolean here) {
        String what = commands.get(index).what();
        return here ? "[> " + what + " <]" : "[  " + what + "  ]";
    }

    private List<Area> places(Area area) {
        List<Area> places = new ArrayList<>();
        int column = 0;
        int row = 0;
        for (int i = 0; i < commands.size(); i++) {
            int width = Cells.width(words(i, false));
            if (column > 0 && column + width > area.columns()) {
                column = 0;
                row++;
            }
            places.add(new Area(area.column() + column, area.row() + row, width, 1));
            column += width + 1;
        }
        return places;
    }
}
