package io.scaleguide.practice.datadog;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prints numbers as Kubernetes quantities: apimachinery pkg/api/resource, canonical form of DecimalSI, at most nano. */
final class Quantity {
    private static final String[] LARGE = {"", "k", "M", "G", "T", "P", "E"};
    private static final String[] SMALL = {"", "m", "u", "n"};
    private static final int NANO_DIGITS = 9;

    private Quantity() {}

    /** @return for example {@code 40}, {@code 24500m} or {@code 24233138021n}: no fraction, the largest suffix that allows it */
    static String of(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).setScale(NANO_DIGITS, RoundingMode.UP);
        if (exact.signum() == 0) {
            return "0";
        }
        BigDecimal plain = exact.stripTrailingZeros();
        if (plain.scale() > 0) {
            int steps = (plain.scale() + 2) / 3;
            return plain.movePointRight(3 * steps).toBigInteger() + SMALL[steps];
        }
        int steps = Math.min(-plain.scale() / 3, LARGE.length - 1);
        return plain.movePointLeft(3 * steps).toBigInteger() + LARGE[steps];
    }

    /** @return the shortest decimal, never with an exponent: Go's FormatFloat(value, 'f', -1) */
    static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
