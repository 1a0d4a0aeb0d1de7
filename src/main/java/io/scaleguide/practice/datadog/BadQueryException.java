package io.scaleguide.practice.datadog;

/** A query that the stand-in cannot read. */
final class BadQueryException extends RuntimeException {
    private final String words;

    BadQueryException(String words) {
        super(words);
        this.words = words;
    }

    /** @return what the stand-in answers */
    String words() {
        return words;
    }
}
