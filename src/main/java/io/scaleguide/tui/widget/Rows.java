package io.scaleguide.tui.widget;

import io.scaleguide.tui.input.Key;

/** Which rows of a long list are seen, and which of them is chosen. */
final class Rows {
    private int count;
    private int chosen;
    private int top;
    private int height = 1;

    /** @return the chosen row; -1 for none */
    int chosen() {
        return chosen;
    }

    /** @return the first row that is seen */
    int top() {
        return top;
    }

    void choose(int row) {
        chosen = Math.max(-1, Math.min(row, count - 1));
    }

    /** Another list: what was chosen stays where it can. */
    void setCount(int newCount) {
        count = newCount;
        choose(chosen);
    }

    /** Sees to it that the chosen row is seen. */
    void show(int rows) {
        height = Math.max(1, rows);
        top = Math.max(0, Math.min(top, count - height));
        int wanted = Math.max(0, chosen);
        top = Math.max(wanted - height + 1, Math.min(top, wanted));
    }

    boolean handle(Key key) {
        if (key.ctrl() || key.alt()) {
            return false;
        }
        switch (key.code()) {
            case UP -> choose(Math.max(0, chosen - 1));
            case DOWN -> choose(chosen + 1);
            case PAGE_UP -> choose(Math.max(0, chosen - height));
            case PAGE_DOWN -> choose(chosen + height);
            default -> {
                return false;
            }
        }
        return true;
    }
}
