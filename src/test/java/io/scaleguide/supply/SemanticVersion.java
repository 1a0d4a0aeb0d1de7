package io.scaleguide.supply;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A version in the order of https://semver.org/spec/v2.0.0.html, 11; Go's names for commits between versions are such.
 *
 * @param numbers its numbers
 * @param before what it comes before them with; empty for the version itself
 */
record SemanticVersion(List<BigInteger> numbers, List<String> before) implements Comparable<SemanticVersion> {

    /** Reads one, with Go's {@code v} or without; numbers that are left out are 0. */
    static SemanticVersion parse(String text) {
        String plain = text.replaceFirst("^v", "").replaceFirst("\\+.*$", "");
        String[] parts = plain.split("-", 2);
        return new SemanticVersion(
                Arrays.stream(parts[0].split("\\.", -1)).map(BigInteger::new).toList(),
                parts.length > 1 ? List.of(parts[1].split("\\.", -1)) : List.of());
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (int place = 0; place < Math.max(numbers.size(), other.numbers.size()); place++) {
            int order = number(place).compareTo(other.number(place));
            if (order != 0) {
                return order;
            }
        }
        if (before.isEmpty() || other.before.isEmpty()) {
            return Boolean.compare(before.isEmpty(), other.before.isEmpty());
        }
        for (int place = 0; place < Math.min(before.size(), other.before.size()); place++) {
            int order = compare(before.get(place), other.before.get(place));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(before.size(), other.before.size());
    }

    private BigInteger number(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }

    /** Numbers come before words. */
    private static int compare(String one, String other) {
        boolean number = one.matches("\\d+");
        boolean otherNumber = other.matches("\\d+");
        if (number && otherNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == otherNumber ? one.compareTo(other) : Boolean.compare(otherNumber, number);
    }
}
