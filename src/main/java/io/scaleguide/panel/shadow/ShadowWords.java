package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricTarget;
import io.scaleguide.hpa.Observation;
import io.scaleguide.hpa.ScalingRules;
import io.scaleguide.panel.session.Milli;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.path.status.MetricUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shadow's sentences, with times of day in one zone. */
public final class ShadowWords {
    private final DateTimeFormatter clock;

    private final String unit;

    /**
     * @param zone the zone of the times of day
     * @param unit the metric's unit; empty where it is not known
     */
    public ShadowWords(ZoneId zone, String unit) {
        this.unit = unit;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /**
     * @param step a step
     * @return for example {@code 3 -> 6 at the earliest 10:02:15, when the scale-up policy's 120 s are over}
     */
    public String next(NextStep step) {
        String change = step.from() + " -> " + step.to();
        return step.because().startsWith("when")
                ? change + " at the earliest " + time(step.earliest()) + ", " + step.because()
                : change + " " + step.because();
    }

    /**
     * @param until when the unknown part of the controller's memory is over
     * @return what that means
     */
    public String memory(Instant until) {
        return "Until " + time(until)
                + " I do not know what the controller remembers: wishes and steps from before I looked may hold it.";
    }

    String time(Instant time) {
        return clock.format(time);
    }

    /** Which rule decides. {@code decision} is the one of now. */
    String rule(ShadowRule rule, HpaSpec spec, Sample sample, Decision decision) {
        String wish =
                decision.proposal().map(count -> "The metric asks for " + count).orElse("The metric asks for nothing");
        return switch (rule) {
            case TOLERANCE -> tolerance(spec, sample);
            case ENOUGH -> wish + ", which is what there is.";
            case METRIC -> wish + ", and nothing holds it.";
            case MINIMUM -> wish + "; the minimum of " + spec.minReplicas() + " holds it.";
            case MAXIMUM -> wish + "; the maximum of " + spec.maxReplicas() + " holds it.";
            case SCALE_UP_POLICY ->
                wish + "; the scale-up policy " + policy(spec, true) + " lets it go to " + decision.desiredReplicas()
                        + ".";
            case SCALE_DOWN_POLICY ->
                wish + "; the scale-down policy " + policy(spec, false) + " lets it go to " + decision.desiredReplicas()
                        + ".";
            case SCALE_UP_WINDOW -> wish + "; the scale-up window holds it" + until(decision) + ".";
            case SCALE_DOWN_WINDOW -> wish + "; the scale-down window holds it" + until(decision) + ".";
            case METRIC_MISSING -> "There is no metric, so nothing changes: " + sample.missing();
            case OUT_OF_RANGE ->
                sample.specReplicas() + " replicas are outside " + spec.minReplicas() + " to " + spec.maxReplicas()
                        + "; that is corrected first.";
            case DISABLED -> "The target runs no replicas: the HPA is off until someone starts one.";
            case NOT_FOLLOWED ->
                "This HPA scales on " + metrics(spec) + "; I follow HPAs with one external metric only.";
        };
    }

    private static String metrics(HpaSpec spec) {
        return spec.metrics().stream().map(MetricTarget::name).collect(Collectors.joining(", "));
    }

    private String until(Decision decision) {
        return decision.until().map(time -> " until " + time(time)).orElse("") + " at " + decision.desiredReplicas();
    }

    /** A number of the metric's, in thousandths, with its unit. */
    String amount(long milli) {
        return MetricUnit.with(Milli.words(milli), unit);
    }

    private String tolerance(HpaSpec spec, Sample sample) {
        Tolerance tolerance = Tolerance.of(spec);
        String width = tolerance.up() == tolerance.down()
                ? percent(tolerance.up())
                : "-" + percent(tolerance.down()) + "/+" + percent(tolerance.up());
        return "The metric, " + amount(sample.metricMilli().orElse(0)) + ", is within " + width + " of the target, "
                + amount(spec.metrics().get(0).targetMilli()) + ".";
    }

    private static String policy(HpaSpec spec, boolean up) {
        if (spec.behavior().isEmpty()) {
            return "(twice as many, at least 4)";
        }
        ScalingRules rules =
                up ? spec.behavior().get().up() : spec.behavior().get().down();
        if (rules.select() == ScalingRules.Select.DISABLED) {
            return "(disabled)";
        }
        String join = rules.select() == ScalingRules.Select.MIN ? " and " : " or ";
        return rules.policies().stream()
                .map(policy -> policy.value() + (policy.unit() == ScalingRules.Unit.PODS ? " pods" : " %") + " in "
                        + policy.period().toSeconds() + " s")
                .collect(Collectors.joining(join, "(", ")"));
    }

    /** The inputs of a decision, for a miss. */
    static String inputs(Observation seen, String metric) {
        return "metric " + metric + ", " + seen.specReplicas() + " replicas wanted, " + seen.statusReplicas()
                + " there, " + seen.readyPods() + " ready";
    }

    private static String percent(double share) {
        return Milli.words(Math.round(share * 100_000)) + " %";
    }
}
