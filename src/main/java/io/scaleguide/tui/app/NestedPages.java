package io.scaleguide.tui.app;

import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page, and another one that was opened from it and is shown in its place until one comes back. */
public abstract class NestedPages extends CurrentPage {
    private static final String GROUP = "This page";

    private Optional<Asking> asking = Optional.empty();

    /** @return the page that is come back to */
    protected abstract Page outer();

    /** @return the page that was opened; empty while there is none */
    protected abstract Optional<Page> inner();

    /** @return the key that comes back, beside Esc */
    protected abstract Key backKey();

    /** @return what is come back to, in a word or two */
    protected abstract String backWords();

    /** Closes the page that was opened. */
    protected abstract void close();

    @Override
    protected Page page() {
        return inner().orElseGet(this::outer);
    }

    /** Comes back, and asks first where something would be cut off. */
    private void back() {
        Optional<String> lost = inner().flatMap(Page::beforeLeaving);
        if (lost.isEmpty()) {
            close();
        } else {
            asking = Optional.of(new Asking("Back to " + backWords(), lost.get(), "Go back", false, this::close));
        }
    }

    /** Esc that undoes nothing on the page that was opened comes back. */
    @Override
    public boolean handle(Key key) {
        if (page().handle(key)) {
            return true;
        }
        boolean leaves = key.code() == Key.Code.ESCAPE && inner().isPresent();
        if (leaves) {
            back();
        }
        return leaves;
    }

    @Override
    public List<KeyedCommand> commands() {
        List<KeyedCommand> all = new ArrayList<>(page().commands());
        if (inner().isPresent()) {
            all.add(0, KeyedCommand.shown(backKey(), backWords(), GROUP, this::back));
        }
        return all;
    }

    @Override
    public Optional<Asking> asks() {
        Optional<Asking> question = asking;
        asking = Optional.empty();
        return question.or(() -> page().asks());
    }

    /** What would be lost on both pages. */
    @Override
    public Optional<String> beforeLeaving() {
        String lost = Stream.concat(inner().stream(), Stream.of(outer()))
                .flatMap(page -> page.beforeLeaving().stream())
                .collect(Collectors.joining(" "));
        return lost.isEmpty() ? Optional.empty() : Optional.of(lost);
    }
}
