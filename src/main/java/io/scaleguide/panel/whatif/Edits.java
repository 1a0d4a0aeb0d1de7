package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.Quantity;
import io.scaleguide.hpa.ScalingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is typed to be otherwise, as it is typed.
 *
 * @param texts the settings that are to be otherwise; a setting with an empty text stays as it is
 */
public record Edits(Map<Setting, String> texts) {
    /** Everything stays. */
    public static final Edits NONE = new Edits(Map.of());

    /** Copies the texts. */
    public Edits {
        texts = Map.copyOf(texts);
    }

    /**
     * @param setting a setting
     * @param text what it is to be
     * @return the same with it
     */
    public Edits with(Setting setting, String text) {
        Map<Setting, String> more = copy();
        more.put(setting, text);
        return new Edits(more);
    }

    /** @return the same without the settings whose texts are empty or those of {@code base} */
    public Edits without(Map<Setting, String> base) {
        Map<Setting, String> less = copy();
        less.entrySet()
                .removeIf(one -> one.getValue().isEmpty() || one.getValue().equals(base.get(one.getKey())));
        return new Edits(less);
    }

    private Map<Setting, String> copy() {
        Map<Setting, String> copy = new EnumMap<>(Setting.class);
        copy.putAll(texts);
        return copy;
    }

    /**
     * The change of the policy.
     *
     * @return the change
     * @throws IllegalArgumentException when a text is not a value; the message is a sentence
     */
    public PolicyChange change() {
        return new PolicyChange(
                text(Setting.TARGET).map(text -> PolicyValues.milli(Setting.TARGET.words(), text)),
                text(Setting.MINIMUM).map(text -> PolicyValues.count(Setting.MINIMUM.words(), text)),
                text(Setting.MAXIMUM).map(text -> PolicyValues.count(Setting.MAXIMUM.words(), text)),
                text(Setting.SCALE_UP),
                text(Setting.SCALE_DOWN),
                text(Setting.WINDOW_UP).map(text -> PolicyValues.seconds(Setting.WINDOW_UP.words(), text)),
                text(Setting.WINDOW_DOWN).map(text -> PolicyValues.seconds(Setting.WINDOW_DOWN.words(), text)),
                text(Setting.TOLERANCE).map(text -> PolicyValues.number(Setting.TOLERANCE.words(), text)));
    }

    /**
     * What the asker knows better.
     *
     * @param assumptions what the session says
     * @return what is taken for granted
     * @throws IllegalArgumentException when a text is not a value; the message is a sentence
     */
    public Assumptions adjust(Assumptions assumptions) {
        Assumptions timed = assumptions.withTimes(
                text(Setting.POD_START).map(text -> PolicyValues.time(Setting.POD_START.words(), text)),
                Optional.empty(),
                text(Setting.DELAY).map(text -> PolicyValues.time(Setting.DELAY.words(), text)));
        return text(Setting.EFFECT)
                .map(text -> timed.withEffect(PolicyValues.number(Setting.EFFECT.words(), text)))
                .orElse(timed);
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(texts.get(setting)).filter(text -> !text.isEmpty());
    }

    /**
     * A policy as it would be typed.
     *
     * @param policy the policy
     * @return its settings; no tolerance where none is given, or where it is not the same both ways
     */
    public static Map<Setting, String> of(Policy policy) {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        texts.put(Setting.TARGET, Quantity.ofMilli(policy.targetMilli()).canonical());
        texts.put(Setting.MINIMUM, Integer.toString(policy.spec().minReplicas()));
        texts.put(Setting.MAXIMUM, Integer.toString(policy.spec().maxReplicas()));
        texts.put(Setting.SCALE_UP, RulesText.print(policy.up()));
        texts.put(Setting.SCALE_DOWN, RulesText.print(policy.down()));
        texts.put(Setting.WINDOW_UP, seconds(policy.up().window()));
        texts.put(Setting.WINDOW_DOWN, seconds(policy.down().window()));
        ScalingRules up = policy.up();
        up.tolerance()
                .filter(share -> up.tolerance().equals(policy.down().tolerance()))
                .ifPresent(share -> texts.put(
                        Setting.TOLERANCE,
                        BigDecimal.valueOf(share).stripTrailingZeros().toPlainString()));
        return texts;
    }

    /**
     * Assumptions as they would be typed.
     *
     * @param assumptions the assumptions
     * @return the effect of a doubling in whole percent, and the times in whole seconds
     */
    public static Map<Setting, String> of(Assumptions assumptions) {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        texts.put(Setting.EFFECT, Long.toString(Math.round((Math.pow(2, -assumptions.exponent()) - 1) * 100)));
        texts.put(Setting.POD_START, seconds(assumptions.podStart()));
        texts.put(Setting.DELAY, seconds(assumptions.metricDelay()));
        return texts;
    }

    private static String seconds(Duration length) {
        return length.toSeconds() + "s";
    }
}
