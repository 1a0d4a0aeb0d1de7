package io.scaleguide.tui.theme;

import io.scaleguide.tui.draw.Role;
import java.util.Map;

/**
 * How everything looks.
 *
 * @param name the theme's name, as in its file
 * @param looks the looks by role
 */
public record Theme(String name, Map<Role, Look> looks) {
    public Theme {
        looks = Map.copyOf(looks);
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
