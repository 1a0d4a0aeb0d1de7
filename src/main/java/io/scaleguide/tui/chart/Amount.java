package io.scaleguide.tui.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in few characters: three digits that count, and k, M or G for thousands, millions and milliards. */
public final class Amount {
    private static final double PLAIN_BELOW = 10_000;

    private Amount() {}

    /**
     * A number in at most eight characters.
     *
     * @param number the number
     * @return such as {@code 0}, {@code 24.2}, {@code 1234}, {@code 12k} or {@code 3e-5}
     */
    public static String words(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number)) {
            return "?";
        }
        if (size == 0) {
            return "0";
        }
        if (size >= 1e12 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.0e", number).replace("e+", "e").replaceFirst("e(-?)0", "e$1");
        }
        if (size >= 999_500_000) {
            return digits(number / 1e9) + "G";
        }
        if (size >= 999_500) {
            return digits(number / 1e6) + "M";
        }
        return size >= PLAIN_BELOW ? digits(number / 1e3) + "k" : digits(number);
    }

    private static String digits(double number) {
        double size = Math.abs(number);
        BigDecimal rounded = size >= 1_000
                ? BigDecimal.valueOf(number).setScale(0, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(number).round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
