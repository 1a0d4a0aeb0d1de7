package io.scaleguide.tui.app;

import io.scaleguide.tui.theme.Theme;
import java.util.List;

/** How the screen may look, and how it does. */
public final class Themes {
    private static final String DARK = "dark";
    private static final String LIGHT = "light";

    private final List<Theme> all;
    private final boolean chosen;
    private int current;

    /**
     * @param all every theme, at least one
     * @param name the theme to begin with; the first one where there is none of that name
     * @param chosen whether the user chose it, so that the terminal's background does not
     */
    public Themes(List<Theme> all, String name, boolean chosen) {
        this.all = List.copyOf(all);
        this.chosen = chosen;
        this.current = Math.max(0, index(name));
    }

    private int index(String name) {
        return all.stream().map(Theme::name).toList().indexOf(name);
    }

    /** @return how it looks now */
    public Theme current() {
        return all.get(current);
    }

    /** @return the next theme, which is the current one from now on */
    public Theme next() {
        current = (current + 1) % all.size();
        return current();
    }

    /**
     * The terminal has told its background. Dark and light follow it, unless the user chose; the other themes stay.
     *
     * @param light whether it is light
     */
    public void background(boolean light) {
        String now = current().name();
        if (!chosen && (now.equals(DARK) || now.equals(LIGHT))) {
            int wanted = index(light ? LIGHT : DARK);
            current = wanted < 0 ? current : wanted;
        }
    }
}
