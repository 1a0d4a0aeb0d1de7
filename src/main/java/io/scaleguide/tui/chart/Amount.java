package io.scaleguide.tui.chart;

import java.util.Locale;

/** Numbers in few characters: three digits that count, and k, M or G for thousands, millions and milliards. */
public final class Amount {
    private static final double PLAIN_BELOW = 10_000;
    private static final int DIGITS = 3;

    /** Of its size: a number that is written as a tie, such as 1.005, may be this much less. */
    private static final double TIE = 1e-12;

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

    /** By hand: what Java has for it prepares itself, on newer JDKs, for as long as half of a panel's first frame takes. */
    private static String digits(double number) {
        double size = Math.abs(number);
        int decimals = Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(size)));
        long unit = (long) Math.pow(10, decimals);
        long units = (long) Math.floor(size * unit * (1 + TIE) + 0.5);
        StringBuilder words = new StringBuilder(number < 0 ? "-" : "").append(units / unit);
        if (units % unit != 0) {
            words.append('.').append(String.valueOf(unit + units % unit), 1, decimals + 1);
            while (words.charAt(words.length() - 1) == '0') {
                words.setLength(words.length() - 1);
            }
        }
        return words.toString();
    }
}
