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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What traffic a panel sends. */
final class TrafficOptions {
    /** A burst lasts this part of the time from one to the next. */
    private static final int BURST_PART = 5;

    private final CommandSpec command;
    private final Given<String> request = Given.orElse("/shell?cmd=sleep%200.1", String.class);
    private final Given<Optional<String>> send = Given.maybe(String.class);
    private final Given<Optional<Double>> rate = Given.maybe(Double.class);
    private final Given<Optional<Integer>> connections = Given.maybe(Integer.class);
    private final Given<Optional<Double>> low = Given.maybe(Double.class);
    private final Given<Optional<String>> period = Given.maybe(String.class);
    private final Given<Optional<Integer>> cap = Given.maybe(Integer.class);
    private final Given<Optional<String>> length = Given.maybe(String.class);

    /** @param command whose options they are */
    TrafficOptions(CommandSpec command) {
        this.command = command;
    }

    CommandSpec spec() {
        return CommandSpec.create()
                .addOption(request.option(
                        "PATH",
                        "What follows the route's path in the requests of traffic (default: ${DEFAULT-VALUE}).",
                        "--request"))
                .addOption(send.option(
                        "PROFILE",
                        "Sends traffic from the start: steady, ramp, sine, burst, or the path of a CSV file with the columns seconds and rate, or seconds and connections.",
                        "--send"))
                .addOption(rate.option(
                        "N",
                        "With --send: N requests a second, whether answers come or not; at the top of a ramp, a sine or a burst.",
                        "--rate"))
                .addOption(connections.option(
                        "N",
                        "With --send: N connections, each of which sends the next request when it has its answer (default: 4).",
                        "--connections"))
                .addOption(low.option(
                        "N",
                        "With --send: where a ramp begins, and how low a sine goes and it is between bursts (default: 1).",
                        "--low"))
                .addOption(period.option(
                        "DURATION",
                        "With --send: how long a ramp takes, a sine goes up and down, or it is from burst to burst, each a fifth of it long (default: 5m).",
                        "--period"))
                .addOption(
                        cap.option("N", "With --send: never more than N connections at once (default: 64).", "--cap"))
                .addOption(length.option(
                        "DURATION",
                        "With --send: the traffic ends after that time, at most 24h (default: 30m).",
                        "--send-for"));
    }

    /** What follows the route's path in each request. */
    String request() {
        return request.value();
    }

    /**
     * What to send from the start.
     *
     * @return empty for nothing
     * @throws ParameterException where it cannot be sent, with a sentence
     */
    Optional<TrafficSetting> atOnce() {
        if (send.value().isEmpty()) {
            boolean said = Stream.of(rate, connections, low, period, cap, length)
                    .anyMatch(given -> given.value().isPresent());
            if (said) {
                throw refused("--rate, --connections, --low, --period, --cap and --send-for are for traffic."
                        + " Add --send, for example --send steady.");
            }
            return Optional.empty();
        }
        if (rate.value().isPresent() && connections.value().isPresent()) {
            throw refused("--rate and --connections are two ways to send. Choose one.");
        }
        TrafficSetting setting = setting(send.value().get());
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
        boolean intensity = rate.value().isPresent()
                || connections.value().isPresent()
                || low.value().isPresent()
                || period.value().isPresent();
        if (named.isEmpty() && intensity) {
            throw refused("--rate, --connections, --low and --period do not go with a file, which says all of it,"
                    + " and \"" + profile + "\" is none of steady, ramp, sine and burst.");
        }
        TrafficSetting usual = TrafficSetting.USUAL;
        double high = rate.value()
                .or(() -> connections.value().map(Integer::doubleValue))
                .orElse(usual.high());
        Duration every = duration("--period", period.value(), usual.period());
        return new TrafficSetting(
                named.orElse(Shape.CSV),
                rate.value().isPresent(),
                low.value().orElse(Math.min(usual.low(), high)),
                high,
                every,
                every.dividedBy(BURST_PART),
                duration("--send-for", length.value(), usual.length()),
                cap.value().orElse(Math.max(usual.cap(), connections.value().orElse(0))),
                named.isPresent() ? "" : profile,
                usual.factor());
    }

    private Duration duration(String option, Optional<String> text, Duration usual) {
        return text.map(given ->
                        Durations.parse(given).orElseThrow(() -> refused(option + ": " + Lengths.refusal(given))))
                .orElse(usual);
    }

    private ParameterException refused(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}
