package io.scaleguide.tui.wizard;

import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.terminal.Capabilities;
import io.scaleguide.tui.theme.ColourDepth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a wizard is put on a screen.
 *
 * @param folder a folder for its files
 * @param size how large the screen is
 * @param context the current context of the kubeconfig
 * @param environment where answers may come from
 * @param depth how many colours the terminal shows
 * @param unicode whether it shows more than ASCII
 */
record ScreenSetup(
        Path folder, Size size, String context, Map<String, String> environment, ColourDepth depth, boolean unicode) {
    /** In a folder of a fixed name, for screens that show it. */
    static ScreenSetup named(String name) throws IOException {
        Path folder = Path.of("target", "screens", name);
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return in(folder);
    }

    static ScreenSetup in(Path folder) {
        return new ScreenSetup(folder, new Size(80, 24), "kind-demo", Map.of(), ColourDepth.ANSI, true);
    }

    ScreenSetup size(int columns, int rows) {
        return new ScreenSetup(folder, new Size(columns, rows), context, environment, depth, unicode);
    }

    ScreenSetup context(String name) {
        return new ScreenSetup(folder, size, name, environment, depth, unicode);
    }

    ScreenSetup environment(Map<String, String> variables) {
        return new ScreenSetup(folder, size, context, variables, depth, unicode);
    }

    ScreenSetup depth(ColourDepth colours) {
        return new ScreenSetup(folder, size, context, environment, colours, unicode);
    }

    ScreenSetup ascii() {
        return new ScreenSetup(folder, size, context, environment, depth, false);
    }

    Capabilities capabilities() {
        return new Capabilities(depth, unicode, Optional.empty(), Optional.empty());
    }
}
