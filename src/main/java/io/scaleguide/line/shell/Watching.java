package io.scaleguide.line.shell;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.line.LineTerminal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.NonBlockingReader;

/** Runs a verb again and again, until Ctrl-C or a key. */
final class Watching {
    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,4})(s|m)?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final LineTerminal terminal;
    private final Clock clock;
    private final ZoneId zone;

    Watching(LineTerminal terminal, Clock clock, ZoneId zone) {
        this.terminal = terminal;
        this.clock = clock;
        this.zone = zone;
    }

    /** A period as it is typed: {@code 5s}, {@code 2m} or {@code 5} for seconds; empty when it is none. */
    static Optional<Duration> period(String word) {
        Matcher matcher = PERIOD.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of("m".equals(matcher.group(2)) ? Duration.ofMinutes(count) : Duration.ofSeconds(count));
    }

    /**
     * Runs the verb, waits, and runs it again.
     *
     * @param every how long to wait in between
     * @param verb runs the verb once; its result is an exit code
     * @return the last exit code, or that of a verb that was cancelled
     */
    int run(Duration every, IntSupplier verb) {
        try (LineTerminal.Handle keys = keys()) {
            while (true) {
                terminal.out().println("---- " + TIME.format(clock.instant().atZone(zone)) + " ----");
                int code = verb.getAsInt();
                if (code == ExitCode.CANCELLED || Thread.currentThread().isInterrupted() || stopped(every)) {
                    return code;
                }
            }
        }
    }

    private LineTerminal.Handle keys() {
        return terminal.kind() == LineTerminal.Kind.PIPE ? () -> {} : terminal.singleKeys();
    }

    /** Waits; whether a key came before the time was over. What comes through a pipe is the next verb and no key. */
    private boolean stopped(Duration every) {
        try {
            if (terminal.kind() == LineTerminal.Kind.PIPE) {
                TimeUnit.MILLISECONDS.sleep(every.toMillis());
                return false;
            }
            NonBlockingReader reader = terminal.jline().reader();
            return reader.read(every.toMillis()) != NonBlockingReader.READ_EXPIRED;
        } catch (InterruptedException | IOException e) {
            return true;
        }
    }
}
