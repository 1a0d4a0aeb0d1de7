package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stands for one page after another: whatever it is asked, the page of the moment answers. */
public abstract class CurrentPage implements Page {
    /** @return the page of the moment; on the screen's thread */
    protected abstract Page page();

    @Override
    public void refresh() {
        page().refresh();
    }

    @Override
    public boolean handle(Key key) {
        return page().handle(key);
    }

    @Override
    public boolean paste(String text) {
        return page().paste(text);
    }

    @Override
    public boolean click(Point at) {
        return page().click(at);
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return page().scroll(at, lines);
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        page().draw(canvas, area, glyphs);
    }

    @Override
    public boolean typing() {
        return page().typing();
    }

    @Override
    public List<KeyedCommand> commands() {
        return page().commands();
    }

    @Override
    public List<Copyable> copyables() {
        return page().copyables();
    }

    @Override
    public Optional<Asking> asks() {
        return page().asks();
    }

    @Override
    public Optional<String> beforeLeaving() {
        return page().beforeLeaving();
    }

    @Override
    public Optional<Duration> nextChange() {
        return page().nextChange();
    }

    @Override
    public boolean over() {
        return page().over();
    }
}
