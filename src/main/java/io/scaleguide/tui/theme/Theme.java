package io.scaleguide.tui.theme;

import io.scaleguide.tui.draw.Role;
import java.util.Map;

/**
 * How everything looks.
 *
 * @param name the theme's name: its file's without the ending
 * @param paper what it takes the terminal's own colours to be
 * @param looks the looks by role
 */
public record Theme(String name, Paper paper, Map<Role, Look> looks) {
    public Theme {
        looks = Map.copyOf(looks);
    }

    /**
     * A theme for a dark terminal.
     *
     * @param name the theme's name
     * @param looks the looks by role
     */
    public Theme(String name, Map<Role, Look> looks) {
        this(name, Paper.DARK, looks);
    }

    /**
     * How a role looks.
     *
     * @param role the role
     * @return its look; the terminal's own where the theme says nothing
     */
    public Look look(Role role) {
        return looks.getOrDefault(role, Look.PLAIN);
    }
}
