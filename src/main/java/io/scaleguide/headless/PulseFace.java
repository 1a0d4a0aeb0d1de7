package io.scaleguide.headless;

import io.scaleguide.path.pulse.Arrival;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints when a burst of traffic shows at each hop, as it does. */
public final class PulseFace {
    private final PrintStream out;

    /** @param out where it goes */
    public PulseFace(PrintStream out) {
        this.out = out;
    }

    /**
     * @param url what is asked
     * @param connections how many at a time
     */
    public void begin(URI url, int connections) {
        out.println("Traffic on " + connections + " connections to " + url + " until it shows everywhere.");
        out.println();
        out.println("   AFTER   BUDGET  HOP");
    }

    /** @param arrival what has come, or will not */
    public void arrived(Arrival arrival) {
        out.println(String.format(
                Locale.ROOT,
                "%s %7s %7s %2d %-20s %s",
                arrival.inTime() ? "+" : arrival.after().isPresent() ? "!" : "x",
                arrival.after().map(PulseFace::seconds).orElse("never"),
                seconds(arrival.budget()),
                arrival.hop().number(),
                arrival.hop().title(),
                arrival.words() + (arrival.after().isPresent() && !arrival.inTime() ? " (late)" : "")));
        out.flush();
    }

    /** @param arrivals everything that came, in order */
    public void end(List<Arrival> arrivals) {
        Arrival last = arrivals.get(arrivals.size() - 1);
        out.println();
        out.println(last.after()
                .map(after -> "From the first request to the last hop: " + seconds(after) + ".")
                .orElseGet(() -> "It stops before hop " + last.hop().number() + ", "
                        + last.hop().title() + ": run \"scaleguide doctor\" to see why."));
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
}
