package io.scaleguide.tui.widget;

import io.scaleguide.tui.input.Key;

/** Which rows of a long list are seen, and which of them is chosen. */
public final class Rows {
    private int count;
    private int chosen;
    private int top;
    private int height = 1;

    /** @return the chosen row; -1 for none */
    public int chosen() {
        return chosen;
    }

    /** @return the first row that is seen */
    public int top() {
        return top;
    }

    /**
     * Chooses a row.
     *
     * @param row which, from 0; one that is not there means the nearest; -1 means none
     */
    public void choose(int row) {
        chosen = Math.max(-1, Math.min(row, count - 1));
    }

    /**
     * Another list: what was chosen stays where it can.
     *
     * @param newCount how many rows it has
     */
    public void setCount(int newCount) {
        count = newCount;
        choose(chosen);
    }

    /**
     * Sees to it that the chosen row is seen.
     *
     * @param rows how many rows are seen at once
     */
    public void show(int rows) {
        height = Math.max(1, rows);
        top = Math.max(0, Math.min(top, count - height));
        int wanted = Math.max(0, chosen);
        top = Math.max(wanted - height + 1, Math.min(top, wanted));
    }

    /**
     * Up and down, by one or by what is seen.
     *
     * @param key the key
     * @return whether it was one of these
     */
    public boolean handle(Key key) {
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
