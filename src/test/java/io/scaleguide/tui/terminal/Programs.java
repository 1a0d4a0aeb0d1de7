package io.scaleguide.tui.terminal;

import io.scaleguide.tui.draw.Canvas;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a test starts a program of the test classes in a process of its own. */
final class Programs {
    private Programs() {}

    /** @return the command line of {@link EchoScreen} */
    static List<String> echoScreen() {
        String classPath = Stream.of(
                        EchoScreen.class,
                        Canvas.class,
                        com.googlecode.lanterna.terminal.Terminal.class,
                        org.jline.terminal.Terminal.class)
                .map(Programs::home)
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                EchoScreen.class.getName());
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
