package io.scaleguide.tui.chart;

/**
 * What the two rows of replicas under a plot are called.
 *
 * @param wanted the upper row, at most 8 columns wide
 * @param ready the lower row, at most 8 columns wide
 */
public record CountNames(String wanted, String ready) {
    /** Of one course: what was wanted and what was ready. */
    public static final CountNames USUAL = new CountNames("wanted", "ready");
}
