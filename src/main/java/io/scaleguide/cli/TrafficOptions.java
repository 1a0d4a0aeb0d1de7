package io.scaleguide.cli;

import io.scaleguide.path.budget.Durations;
import io.scaleguide.traffic.profile.ProfileException;
import io.scaleguide.tui.panel.TrafficSetting;
import io.scaleguide.tui.panel.TrafficSetting.Shape;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What traffic a panel sends. */
@Command(addMethodSubcommands = false)
final class TrafficOptions {
    /** A burst lasts this part of the time from one to the next. */
    private static final int BURST_PART = 5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--request",
            paramLabel = "PATH",
            description = "What follows the route's path in the requests of traffic (default: ${DEFAULT-VALUE}).")
    private String request = "/shell?cmd=sleep%200.1";

    @Option(
            names = "--send",
            paramLabel = "PROFILE",
            description =
                    "Sends traffic from the start: steady, ramp, sine, burst, or the path of a CSV file with the columns seconds and rate, or seconds and connections.")
    private Optional<String> send = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "With --send: N requests a second, whether answers come or not; at the top of a ramp, a sine or a burst.")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--connections",
            paramLabel = "N",
            description =
                    "With --send: N connections, each of which sends the next request when it has its answer (default: 4).")
    private Optional<Integer> connections = Optional.empty();

    @Option(
            names = "--low",
            paramLabel = "N",
            description =
                    "With --send: where a ramp begins, and how low a sine goes and it is between bursts (default: 1).")
    private Optional<Double> low = Optional.empty();

    @Option(
            names = "--period",
            paramLabel = "DURATION",
            description =
                    "With --send: how long a ramp takes, a sine goes up and down, or it is from burst to burst, each a fifth of it long (default: 5m).")
    private Optional<String> period = Optional.empty();

    @Option(
            names = "--cap",
            paramLabel = "N",
            description = "With --send: never more than N connections at once (default: 64).")
    private Optional<Integer> cap = Optional.empty();

    @Option(
            names = "--send-for",
            paramLabel = "DURATION",
            description = "With --send: the traffic ends after that time, at most 24h (default: 30m).")
    private Optional<String> length = Optional.empty();

    /** What follows the route's path in each request. */
    String request() {
        return request;
    }

    /**
     * What to send from the start.
     *
     * @return empty for nothing
     * @throws ParameterException where it cannot be sent, with a sentence
     */
    Optional<TrafficSetting> atOnce() {
        if (send.isEmpty()) {
            boolean said =
                    Stream.of(rate, connections, low, period, cap, length).anyMatch(Optional::isPresent);
            if (said) {
                throw refused("--rate, --connections, --low, --period, --cap and --send-for are for traffic."
                        + " Add --send, for example --send steady.");
            }
            return Optional.empty();
        }
        if (rate.isPresent() && connections.isPresent()) {
            throw refused("--rate and --connections are two ways to send. Choose one.");
        }
        TrafficSetting setting = setting(send.get());
        try {
            TrafficPlans.schedule(setting);
        } catch (ProfileException | IllegalArgumentException e) {
            throw refused("--send: " + e.getMessage());
        }
        return Optional.of(setting);
    }

    private TrafficSetting setting(String profile) {
        Optional<Shape> named = Arrays.stream(Shape.values())
                .filter(shape -> shape != Shape.CSV)
                .filter(shape -> shape.word().equals(profile.toLowerCase(Locale.ROOT)))
                .findFirst();
        boolean intensity = rate.isPresent() || connections.isPresent() || low.isPresent() || period.isPresent();
        if (named.isEmpty() && intensity) {
            throw refused("--rate, --connections, --low and --period do not go with a file, which says all of it,"
                    + " and \"" + profile + "\" is none of steady, ramp, sine and burst.");
        }
        TrafficSetting usual = TrafficSetting.USUAL;
        double high = rate.or(() -> connections.map(Integer::doubleValue)).orElse(usual.high());
        Duration every = duration("--period", period, usual.period());
        return new TrafficSetting(
                named.orElse(Shape.CSV),
                rate.isPresent(),
                low.orElse(Math.min(usual.low(), high)),
                high,
                every,
                every.dividedBy(BURST_PART),
                duration("--send-for", length, usual.length()),
                cap.orElse(Math.max(usual.cap(), connections.orElse(0))),
                named.isPresent() ? "" : profile,
                usual.factor());
    }

    private Duration duration(String option, Optional<String> text, Duration usual) {
        return text.map(given -> Durations.parse(given)
                        .orElseThrow(() -> refused(
                                option + ": \"" + given + "\" is no length of time, as 30s, 10m or 1h30m are.")))
                .orElse(usual);
    }

    private ParameterException refused(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
