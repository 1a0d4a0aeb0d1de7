package io.scaleguide.tui.app;

import io.scaleguide.tui.theme.Theme;
import java.util.List;
import java.util.function.Function;

/** How the screen may look, and how it does. */
public final class Themes {
    private static final String DARK = "dark";
    private static final String LIGHT = "light";

    private final List<String> names;
    private final Function<String, Theme> read;
    private final boolean chosen;
    private Theme current;

    /**
     * @param all every theme, at least one
     * @param name the theme to begin with; the first one where there is none of that name
     * @param chosen whether the user chose it, so that the terminal's background does not
     */
    public Themes(List<Theme> all, String name, boolean chosen) {
        this(all.stream().map(Theme::name).toList(), one -> named(all, one), name, chosen);
    }

    /**
     * @param names the names of all themes, at least one
     * @param read gives the theme of a name; asked when that one is looked at
     * @param name the theme to begin with; the first one where there is none of that name
     * @param chosen whether the user chose it, so that the terminal's background does not
     */
    public Themes(List<String> names, Function<String, Theme> read, String name, boolean chosen) {
        this.names = List.copyOf(names);
        this.read = read;
        this.chosen = chosen;
        this.current = read.apply(names.contains(name) ? name : names.get(0));
    }

    private static Theme named(List<Theme> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** @return how it looks now */
    public Theme current() {
        return current;
    }

    /** @return the next theme, which is the current one from now on */
    public Theme next() {
        current = read.apply(names.get((names.indexOf(current.name()) + 1) % names.size()));
        return current;
    }

    /**
     * The terminal has told its background. Dark and light follow it, unless the user chose; the other themes stay.
     *
     * @param light whether it is light
     */
    public void background(boolean light) {
        String now = current.name();
        String wanted = light ? LIGHT : DARK;
        if (!chosen && (now.equals(DARK) || now.equals(LIGHT)) && names.contains(wanted)) {
            current = read.apply(wanted);
        }
    }
}
