package io.scaleguide.guide.wizard;

import java.util.List;

/** Names to choose from for a field. */
public sealed interface Offer {
    /** None are offered; anything may be typed. */
    record None() implements Offer {}

    /** They are being read. */
    record Reading() implements Offer {}

    /** These are there now. */
    record Names(List<String> names) implements Offer {}

    /** They cannot be read, and why. */
    record Unreadable(String why) implements Offer {}
}
