package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.ScalingRules;
import io.scaleguide.hpa.ScalingRules.Policy;
import io.scaleguide.hpa.ScalingRules.Select;
import io.scaleguide.hpa.ScalingRules.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The policies of one direction in a word: {@code pods:4/60s,percent:100/15s}, of which the one counts that allows most; with {@code min:} before it the
 * one that allows least; or {@code disabled}. The limits are those of autoscaling/v2 validation: a period of 1 to 1800 s, a value of at least 1.
 */
final class RulesText {
    private static final Pattern ONE = Pattern.compile("(pods|percent):(\\d{1,6})/(\\d{1,4})s?");
    private static final int LONGEST_PERIOD = 1800;
    private static final int MOST_POLICIES = 10;
    private static final String LEAST = "min:";
    private static final String OFF = "disabled";

    private RulesText() {}

    /** @throws IllegalArgumentException when the text is none of these; its message is a sentence */
    static ScalingRules parse(String text, ScalingRules base) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(OFF)) {
            return new ScalingRules(base.window(), Select.DISABLED, base.policies(), base.tolerance());
        }
        boolean least = plain.startsWith(LEAST);
        List<Policy> policies = new ArrayList<>();
        for (String part : (least ? plain.substring(LEAST.length()) : plain).split(",", -1)) {
            policies.add(one(part.strip(), text));
        }
        if (policies.size() > MOST_POLICIES) {
            throw new IllegalArgumentException("\"" + text + "\" has more than " + MOST_POLICIES + " policies.");
        }
        return new ScalingRules(base.window(), least ? Select.MIN : Select.MAX, policies, base.tolerance());
    }

    private static Policy one(String part, String text) {
        Matcher matcher = ONE.matcher(part);
        if (matcher.matches()) {
            int value = Integer.parseInt(matcher.group(2));
            int seconds = Integer.parseInt(matcher.group(3));
            if (value >= 1 && seconds >= 1 && seconds <= LONGEST_PERIOD) {
                return new Policy(
                        matcher.group(1).equals("pods") ? Unit.PODS : Unit.PERCENT, value, Duration.ofSeconds(seconds));
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no scaling policy. Write for example pods:4/60s,percent:100/15s,"
                        + " min:pods:1/60s,percent:10/60s or disabled; periods are 1 to " + LONGEST_PERIOD + " s.");
    }

    static String print(ScalingRules rules) {
        if (rules.select() == Select.DISABLED) {
            return OFF;
        }
        return rules.policies().stream()
                .map(policy -> (policy.unit() == Unit.PODS ? "pods:" : "percent:") + policy.value() + "/"
                        + policy.period().toSeconds() + "s")
                .collect(Collectors.joining(",", rules.select() == Select.MIN ? LEAST : "", ""));
    }
}
