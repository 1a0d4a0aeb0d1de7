package io.scaleguide.start;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Java finds its loggers here, as a service: there are none that write. What a library would log has nobody to read it, would stand in the middle of
 * the full screen, and could quote what it was given; and Java's own loggers take as long to come up as the theme of a screen.
 */
public final class NoLoggers extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Silent(name);
    }

    private record Silent(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String words, @Nullable Throwable thrown) {}

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object... parameters) {}
    }
}
