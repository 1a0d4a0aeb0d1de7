package io.scaleguide.supply;

import java.util.List;

/** What the licence policy says of a library. */
sealed interface Ruling {
    /**
     * It may be in the distribution.
     *
     * @param licence the SPDX id that it is taken under
     * @param texts files of the policy's folder that have the licence's words
     * @param because why this one, where the library declares several or names its own; else empty
     */
    record Taken(String licence, List<String> texts, String because) implements Ruling {}

    /** It may not be: why, and what to do. */
    record Refused(String words) implements Ruling {}
}
