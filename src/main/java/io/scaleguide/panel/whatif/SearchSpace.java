package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.ScalingRules;
import io.scaleguide.panel.session.Milli;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The policies that a search looks at: a grid over target, minimum, and both directions' policies and windows, and after it as many random ones as wished.
 * The maximum stays, since how much may be spent is not for a search to say; so does the tolerance.
 */
final class SearchSpace {
    /** Shares of the present target. */
    private static final double[] TARGETS = {1, 0.9, 0.8, 0.65, 0.5, 1.2};

    private static final int[] MINIMA = {1, 2, 3, 5};
    private static final List<String> UPS =
            List.of("pods:4/15s,percent:100/15s", "pods:1/60s", "pods:2/60s", "percent:100/60s");
    private static final List<String> DOWNS = List.of("percent:100/15s", "pods:1/60s", "percent:50/60s");
    private static final int[] UP_WINDOWS = {0, 60};
    private static final int[] DOWN_WINDOWS = {60, 120, 300, 600};

    private final Policy present;

    SearchSpace(Policy present) {
        this.present = present;
    }

    /** The grid in words. */
    String words() {
        return "target at 50 to 120 % of " + Milli.words(present.targetMilli())
                + ", minimum 1 to 5 and as it is, up " + String.join(" or ", UPS)
                + " or as it is with a window of 0 or 60 s, down "
                + String.join(" or ", DOWNS) + " or as it is with a window of 60 to 600 s; the maximum stays at "
                + present.spec().maxReplicas();
    }

    /** The present policy first, then everything on the grid, without repetition. */
    Set<Policy> grid() {
        Set<Policy> grid = new LinkedHashSet<>();
        grid.add(present);
        for (double share : TARGETS) {
            for (int minimum : minima()) {
                Policy bounds = bounded(share, minimum);
                for (ScalingRules up : rules(UPS, present.up(), UP_WINDOWS)) {
                    for (ScalingRules down : rules(DOWNS, present.down(), DOWN_WINDOWS)) {
                        grid.add(bounds.with(up, down));
                    }
                }
            }
        }
        return grid;
    }

    private Set<Integer> minima() {
        Set<Integer> minima = new LinkedHashSet<>();
        minima.add(present.spec().minReplicas());
        for (int minimum : MINIMA) {
            if (minimum <= present.spec().maxReplicas()) {
                minima.add(minimum);
            }
        }
        return minima;
    }

    private static Set<ScalingRules> rules(List<String> texts, ScalingRules present, int... windows) {
        Set<ScalingRules> rules = new LinkedHashSet<>();
        for (String text : texts) {
            ScalingRules parsed = RulesText.parse(text, present);
            rules.add(parsed);
            for (int window : windows) {
                rules.add(windowed(parsed, window));
                rules.add(windowed(present, window));
            }
        }
        rules.add(present);
        return rules;
    }

    private static ScalingRules windowed(ScalingRules rules, int seconds) {
        return new ScalingRules(Duration.ofSeconds(seconds), rules.select(), rules.policies(), rules.tolerance());
    }

    /** Any policy of the wider space: target at 40 to 130 %, any minimum, windows in steps of 15 s, one or two policies each way. */
    Policy random(Random random) {
        Policy bounds = bounded(
                0.4 + random.nextInt(91) / 100.0,
                1 + random.nextInt(Math.min(20, present.spec().maxReplicas())));
        return bounds.with(
                windowed(RulesText.parse(text(random), present.up()), 15 * random.nextInt(13)),
                windowed(RulesText.parse(text(random), present.down()), 15 * random.nextInt(41)));
    }

    private static String text(Random random) {
        List<String> parts = new ArrayList<>();
        int which = random.nextInt(3);
        if (which != 1) {
            parts.add("pods:" + (1 + random.nextInt(6)) + "/" + 15 * (1 + random.nextInt(8)) + "s");
        }
        if (which != 0) {
            parts.add("percent:" + 10 * (1 + random.nextInt(20)) + "/" + 15 * (1 + random.nextInt(8)) + "s");
        }
        return String.join(",", parts);
    }

    /** Whole numbers where the target is more than a few units. */
    private Policy bounded(double share, int minimum) {
        double exact = present.targetMilli() * share;
        long target = share == 1
                ? present.targetMilli()
                : exact >= 10_000 ? Math.round(exact / 1000) * 1000 : Math.max(1, Math.round(exact));
        return present.with(target, minimum, present.spec().maxReplicas());
    }
}
