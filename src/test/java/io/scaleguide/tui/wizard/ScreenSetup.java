package io.scaleguide.tui.wizard;

import io.scaleguide.tui.demo.DemoScript;
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
 * @param demo what it demonstrates by itself, if it does
 */
record ScreenSetup(
        Path folder,
        Size size,
        String context,
        Map<String, String> environment,
        ColourDepth depth,
        boolean unicode,
        Optional<DemoScript> demo) {
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
        return new ScreenSetup(
                folder, new Size(80, 24), "kind-demo", Map.of(), ColourDepth.ANSI, true, Optional.empty());
    }

    ScreenSetup size(int columns, int rows) {
        return new ScreenSetup(folder, new Size(columns, rows), context, environment, depth, unicode, demo);
    }

    ScreenSetup context(String name) {
        return new ScreenSetup(folder, size, name, environment, depth, unicode, demo);
    }

    ScreenSetup environment(Map<String, String> variables) {
        return new ScreenSetup(folder, size, context, variables, depth, unicode, demo);
    }

    ScreenSetup depth(ColourDepth colours) {
        return new ScreenSetup(folder, size, context, environment, colours, unicode, demo);
    }

    ScreenSetup ascii() {
        return new ScreenSetup(folder, size, context, environment, depth, false, demo);
    }

    ScreenSetup demonstrating(DemoScript script) {
        return new ScreenSetup(folder, size, context, environment, depth, unicode, Optional.of(script));
    }

    Capabilities capabilities() {
        return new Capabilities(depth, unicode, Optional.empty(), Optional.empty());
    }
}
