package io.scaleguide.tui.wizard;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.theme.Theme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A display that counts what goes through it, and keeps what it was given to show. */
final class WatchedDisplay implements Display {
    private final Display display;
    private final Set<String> frames = new LinkedHashSet<>();
    private final List<String> copied = new ArrayList<>();
    private Consumer<Input> listener = input -> {};
    private Optional<Theme> theme = Optional.empty();
    private String last = "";
    private long shown;
    private long delivered;

    WatchedDisplay(Display display) {
        this.display = display;
    }

    /** How many frames it was given. */
    synchronized long shown() {
        return shown;
    }

    /** How many inputs have come from the terminal. */
    synchronized long delivered() {
        return delivered;
    }

    /** The text of every frame that differed from the one before. */
    synchronized List<String> frames() {
        return List.copyOf(frames);
    }

    /** The text of the last frame. */
    synchronized String last() {
        return last;
    }

    /** The name of the theme of the last frame. */
    synchronized String theme() {
        return theme.map(Theme::name).orElse("");
    }

    /** What was put on the clipboard. */
    synchronized List<String> copied() {
        return List.copyOf(copied);
    }

    /** Delivers an input that did not come from the terminal. */
    void inject(Input input) {
        listener().accept(input);
    }

    private synchronized Consumer<Input> listener() {
        return listener;
    }

    /** Waits for the next frame or input, but not for long. */
    synchronized void awaitChange(long millis) throws InterruptedException {
        wait(millis);
    }

    @Override
    public Size size() {
        return display.size();
    }

    @Override
    public void show(Canvas canvas, Theme newTheme) {
        display.show(canvas, newTheme);
        synchronized (this) {
            shown++;
            last = canvas.text();
            frames.add(last);
            theme = Optional.of(newTheme);
            notifyAll();
        }
    }

    @Override
    public void copy(String text) {
        display.copy(text);
        synchronized (this) {
            copied.add(text);
        }
    }

    @Override
    public void title(String text) {
        display.title(text);
    }

    @Override
    public void redraw() {
        display.redraw();
    }

    @Override
    public void suspend() {
        display.suspend();
    }

    @Override
    public void listen(Consumer<Input> newListener) {
        synchronized (this) {
            listener = newListener;
        }
        display.listen(input -> {
            newListener.accept(input);
            synchronized (this) {
                delivered++;
                notifyAll();
            }
        });
    }

    @Override
    public void close() {
        display.close();
    }
}
