package io.scaleguide.tui.widget;

import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a text that is edited, and the cursor in them. There is always at least one line. */
final class YamlLines {
    private static final String INDENT = "  ";

    private final List<LineBuffer> lines = new ArrayList<>();
    private int row;

    YamlLines(String text) {
        text.replace("\r\n", "\n").lines().forEach(line -> lines.add(buffer(line)));
        if (lines.isEmpty()) {
            lines.add(buffer(""));
        }
        current().moveTo(0);
    }

    int count() {
        return lines.size();
    }

    int row() {
        return row;
    }

    String line(int index) {
        return lines.get(index).text();
    }

    LineBuffer current() {
        return lines.get(row);
    }

    String text() {
        return lines.stream().map(LineBuffer::text).collect(Collectors.joining("\n"));
    }

    boolean handle(Key key, int page) {
        if (key.ctrl() || key.alt()) {
            return current().handle(key);
        }
        switch (key.code()) {
            case UP -> moveTo(row - 1);
            case DOWN -> moveTo(row + 1);
            case PAGE_UP -> moveTo(row - page);
            case PAGE_DOWN -> moveTo(row + page);
            case ENTER -> split(indent());
            case TAB -> current().insert(INDENT);
            case LEFT -> left();
            case RIGHT -> right();
            case BACKSPACE -> backspace();
            case DELETE -> delete();
            default -> {
                return current().handle(key);
            }
        }
        return true;
    }

    /** Pasted text keeps its own indents: no line gets the one of the line before. */
    void paste(String text) {
        String[] pasted = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        current().insert(pasted[0]);
        for (int i = 1; i < pasted.length; i++) {
            split("");
            current().insert(pasted[i]);
        }
    }

    void moveTo(int wanted) {
        int column = current().cursor();
        row = Math.max(0, Math.min(wanted, lines.size() - 1));
        current().moveTo(column);
    }

    private void split(String indent) {
        String text = current().text();
        int at = current().cursor();
        lines.set(row, buffer(text.substring(0, at)));
        LineBuffer next = buffer(indent + text.substring(at));
        next.moveTo(indent.length());
        row++;
        lines.add(row, next);
    }

    private String indent() {
        String before = current().beforeCursor();
        return before.substring(0, before.length() - before.stripLeading().length());
    }

    private void left() {
        if (current().cursor() > 0 || row == 0) {
            current().handle(Key.of(Key.Code.LEFT));
        } else {
            row--;
            current().moveTo(current().text().length());
        }
    }

    private void right() {
        if (current().cursor() < current().text().length() || row == lines.size() - 1) {
            current().handle(Key.of(Key.Code.RIGHT));
        } else {
            row++;
            current().moveTo(0);
        }
    }

    private void backspace() {
        if (current().cursor() > 0) {
            current().handle(Key.of(Key.Code.BACKSPACE));
        } else if (row > 0) {
            row--;
            join();
        }
    }

    private void delete() {
        if (current().cursor() < current().text().length()) {
            current().handle(Key.of(Key.Code.DELETE));
        } else if (row < lines.size() - 1) {
            join();
        }
    }

    private void join() {
        String text = current().text();
        LineBuffer joined = buffer(text + lines.remove(row + 1).text());
        joined.moveTo(text.length());
        lines.set(row, joined);
    }

    private static LineBuffer buffer(String text) {
        LineBuffer buffer = new LineBuffer();
        buffer.set(text);
        return buffer;
    }
}
