package io.scaleguide.tui.terminal;

import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.theme.ColourDepth;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.OSUtils;

/** Opens the terminal that the process runs on. */
public final class Terminals {
    /**
     * The type of a terminal of which JLine knows nothing. The full screen writes what every terminal takes; to read the description of one takes
     * JLine a program and a while.
     */
    private static final String UNDESCRIBED = "scaleguide";

    private Terminals() {}

    /** What came of opening it. */
    public sealed interface Opened {
        /** @return what the terminal can show */
        Capabilities capabilities();

        /**
         * The full screen; the caller closes the display.
         *
         * @param display taken, and empty
         */
        record FullScreen(Display display, Capabilities capabilities) implements Opened {}

        /**
         * There can be no full screen, and the terminal was left alone.
         *
         * @param reason why, a sentence
         * @param terminal whether there is a terminal at all, on the input and on the output
         */
        record NoFullScreen(String reason, boolean terminal, Capabilities capabilities) implements Opened {}
    }

    /**
     * Takes the full screen, where there can be one.
     *
     * @param environment the process's environment
     * @param mouse whether the mouse is reported; the terminal then needs Shift to select text
     * @param early has the screen already, perhaps, and hands it over
     * @return the display, or why there is none
     * @throws IOException when the terminal cannot be opened
     */
    public static Opened open(Map<String, String> environment, boolean mouse, Optional<EarlyScreen> early)
            throws IOException {
        Optional<TerminalProvider> quickest = quickest();
        List<TerminalProvider> providers = providers(quickest);
        boolean input = isTerminal(SystemStream.Input, providers);
        boolean output = isTerminal(SystemStream.Output, providers);
        String type = environment.getOrDefault("TERM", "");
        Capabilities.Facts before =
                new Capabilities.Facts(input, output, type, 0, Capabilities.SMALLEST, OSUtils.IS_WINDOWS);
        Capabilities guess = Capabilities.of(before, environment);
        if (guess.obstacle().isPresent() && !OSUtils.IS_WINDOWS) {
            return new Opened.NoFullScreen(guess.obstacle().get(), input && output, guess);
        }
        boolean described = isDescriptionWanted(guess, type);
        Terminal terminal = build(quickest, described, type);
        return take(terminal, described ? terminal.getType() : type, before, environment, mouse, early);
    }

    /** Whether the process stands on a terminal with both its input and its output, so that somebody may be there. */
    public static boolean attended() {
        List<TerminalProvider> providers = providers(quickest());
        return isTerminal(SystemStream.Input, providers) && isTerminal(SystemStream.Output, providers);
    }

    private static boolean isTerminal(SystemStream stream, List<TerminalProvider> providers) {
        return providers.stream().anyMatch(each -> each.isSystemStream(stream));
    }

    private static List<TerminalProvider> providers(Optional<TerminalProvider> quickest) {
        return quickest.map(List::of).orElseGet(() -> TerminalBuilder.builder()
                .getProviders(null, new IllegalStateException("no provider of terminals")));
    }

    /** Whether the number of colours is not known from elsewhere; on Windows JLine has its own types. */
    private static boolean isDescriptionWanted(Capabilities guess, String type) {
        return OSUtils.IS_WINDOWS
                || type.startsWith(JLineTerminal.LINUX_CONSOLE)
                || guess.depth().compareTo(ColourDepth.INDEXED) < 0;
    }

    /**
     * JLine's own native library, which asks the system itself. What else JLine could use is asked for where that one cannot be loaded: to look for it
     * takes as long as a third of the first frame, and starts programs.
     */
    private static Optional<TerminalProvider> quickest() {
        if (OSUtils.IS_WINDOWS) {
            return Optional.empty();
        }
        TerminalProvider provider = new JniTerminalProvider();
        try {
            var loaded = provider.isSystemStream(SystemStream.Input);
            return Optional.of(provider);
        } catch (LinkageError | RuntimeException notHere) {
            return Optional.empty();
        }
    }

    private static Opened take(
            Terminal terminal,
            String type,
            Capabilities.Facts before,
            Map<String, String> environment,
            boolean mouse,
            Optional<EarlyScreen> early)
            throws IOException {
        Size size = new Size(terminal.getColumns(), terminal.getRows());
        int colours = Optional.ofNullable(terminal.getNumericCapability(Capability.max_colors))
                .orElse(0);
        Capabilities capabilities = Capabilities.of(
                new Capabilities.Facts(before.input(), before.output(), type, colours, size, before.windows()),
                environment);
        Optional<String> obstacle = capabilities.obstacle();
        if (obstacle.isPresent()) {
            terminal.close();
            return new Opened.NoFullScreen(obstacle.get(), before.input() && before.output(), capabilities);
        }
        JLineTerminal lanterna = new JLineTerminal(terminal, mouse, early);
        LanternaDisplay display = new LanternaDisplay(lanterna, lanterna, capabilities.depth());
        lanterna.follow(display::suspend, display::resumed);
        return new Opened.FullScreen(display, capabilities);
    }

    /**
     * Makes JLine's terminal. The two settings have no method: without the first a read wakes ten times a second, and with the
     * second a typed Ctrl-C would be taken for the signal.
     */
    private static Terminal build(Optional<TerminalProvider> quickest, boolean described, String type)
            throws IOException {
        if (!described) {
            InfoCmp.setLoadedInfoCmp(UNDESCRIBED, UNDESCRIBED + ",\n");
        }
        System.setProperty(TerminalBuilder.PROP_NON_BLOCKING_READS, "false");
        System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
        try {
            return quickest.isPresent()
                    ? direct(quickest.get(), described ? type : UNDESCRIBED)
                    : searched(described ? Optional.empty() : Optional.of(UNDESCRIBED));
        } finally {
            System.clearProperty(TerminalBuilder.PROP_NON_BLOCKING_READS);
            System.clearProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS);
        }
    }

    private static Terminal direct(TerminalProvider provider, String type) throws IOException {
        Charset utf8 = StandardCharsets.UTF_8;
        return provider.sysTerminal(
                "scaleguide",
                type,
                false,
                utf8,
                utf8,
                utf8,
                true,
                JLineTerminal::unfollowed,
                false,
                SystemStream.Output);
    }

    /** JLine's question for grapheme clusters is left out: terminals that do not answer cost 400 ms. */
    private static Terminal searched(Optional<String> type) throws IOException {
        TerminalBuilder builder = TerminalBuilder.builder()
                .name("scaleguide")
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                .dumb(true)
                .encoding(StandardCharsets.UTF_8)
                .stdinEncoding(StandardCharsets.UTF_8)
                .stdoutEncoding(StandardCharsets.UTF_8)
                .graphemeCluster(false);
        type.ifPresent(builder::type);
        return builder.build();
    }
}
