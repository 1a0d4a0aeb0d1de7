package io.scaleguide.panel.session;

import io.scaleguide.hpa.Quantity;

/** Numbers that are kept in thousandths, in words. */
public final class Milli {
    private Milli() {}

    /**
     * @param milli thousandths
     * @return the number, exactly and without needless zeros: {@code 150}, {@code 120.5}
     */
    public static String words(long milli) {
        return Quantity.ofMilli(milli).value().stripTrailingZeros().toPlainString();
    }
}
