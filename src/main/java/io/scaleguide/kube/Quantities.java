package io.scaleguide.kube;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes Kubernetes quantities exactly (apimachinery pkg/api/resource/quantity.go: the grammar and the suffixes). */
final class Quantities {

    private static final Pattern GRAMMAR =
            Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\\d{1,4}))?");

    /** Powers of ten. */
    private static final Map<String, Integer> DECIMAL = Map.ofEntries(
            Map.entry("n", -9),
            Map.entry("u", -6),
            Map.entry("m", -3),
            Map.entry("k", 3),
            Map.entry("M", 6),
            Map.entry("G", 9),
            Map.entry("T", 12),
            Map.entry("P", 15),
            Map.entry("E", 18));

    /** Powers of 1024. */
    private static final Map<String, Integer> BINARY = Map.of("Ki", 1, "Mi", 2, "Gi", 3, "Ti", 4, "Pi", 5, "Ei", 6);

    private Quantities() {}

    /** The number that a quantity stands for; empty where the text is no quantity. */
    static Optional<BigDecimal> decode(String quantity) {
        Matcher matcher = GRAMMAR.matcher(quantity.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1);
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        Optional<String> suffix = Optional.ofNullable(matcher.group(2));
        int exponent = Optional.ofNullable(matcher.group(3))
                .map(Integer::parseInt)
                .orElse(suffix.map(each -> DECIMAL.getOrDefault(each, 0)).orElse(0));
        int kilos = suffix.map(each -> BINARY.getOrDefault(each, 0)).orElse(0);
        BigDecimal value = number.scaleByPowerOfTen(exponent)
                .multiply(BigDecimal.valueOf(1024).pow(kilos))
                .stripTrailingZeros();
        return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
    }
}
