package io.scaleguide.hpa;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes quantity, exactly. Source: k8s.io/apimachinery pkg/api/resource/quantity.go.
 *
 * @param value the number it stands for
 */
public record Quantity(BigDecimal value) {
    private static final Pattern FORM = Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))(.*)");
    private static final Map<String, Integer> TENS = Map.ofEntries(
            Map.entry("n", -9),
            Map.entry("u", -6),
            Map.entry("m", -3),
            Map.entry("", 0),
            Map.entry("k", 3),
            Map.entry("M", 6),
            Map.entry("G", 9),
            Map.entry("T", 12),
            Map.entry("P", 15),
            Map.entry("E", 18));
    private static final Map<String, Integer> TWOS = Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    /** An exponent beyond this is no quantity that a server takes. */
    private static final int LARGEST_EXPONENT = 30;

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /**
     * Reads a quantity.
     *
     * @param text for example {@code 24233138021n}, {@code 40}, {@code 1.5k}, {@code 2Gi}, {@code 12e3}
     * @return the quantity
     * @throws IllegalArgumentException when the text is not one
     */
    public static Quantity parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw notOne(text);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (TENS.containsKey(suffix)) {
            return new Quantity(number.scaleByPowerOfTen(TENS.get(suffix)));
        }
        if (TWOS.containsKey(suffix)) {
            return new Quantity(number.multiply(new BigDecimal(BigInteger.TWO.pow(TWOS.get(suffix)))));
        }
        if (suffix.matches("[eE][+-]?\\d{1,2}")) {
            int exponent = Integer.parseInt(suffix.substring(1));
            if (Math.abs(exponent) <= LARGEST_EXPONENT) {
                return new Quantity(number.scaleByPowerOfTen(exponent));
            }
        }
        throw notOne(text);
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not a Kubernetes quantity");
    }

    /**
     * A quantity of thousandths.
     *
     * @param milli thousandths
     * @return the quantity
     */
    public static Quantity ofMilli(long milli) {
        return new Quantity(BigDecimal.valueOf(milli, 3));
    }

    /** @return the number in thousandths, rounded away from zero as Quantity.MilliValue does; the nearest long when it is beyond */
    public long milli() {
        BigDecimal milli = value.multiply(THOUSAND).setScale(0, RoundingMode.UP);
        return milli.min(MOST).max(LEAST).longValueExact();
    }

    /** @return as the HPA controller prints it in a status: {@code 24234m}, {@code 40}, in thousandths only where needed */
    public String canonical() {
        long milli = milli();
        return milli % 1000 == 0 ? decimal(milli / 1000) : milli + "m";
    }

    /** Whole numbers lose zeros to k, M, G ... three at a time. */
    private static String decimal(long whole) {
        String[] suffixes = {"", "k", "M", "G", "T", "P", "E"};
        int index = 0;
        long rest = whole;
        while (rest != 0 && rest % 1000 == 0 && index < suffixes.length - 1) {
            rest /= 1000;
            index++;
        }
        return rest + suffixes[index];
    }
}
