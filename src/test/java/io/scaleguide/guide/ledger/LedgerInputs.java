package io.scaleguide.guide.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.fuzz.Inputs;

/** Lines of a ledger, which someone may have edited. */
public final class LedgerInputs {
    private LedgerInputs() {}

    /** @param input a line: an entry, or none */
    public static void line(byte[] input) {
        String line = Inputs.text(input);
        LedgerFormat.read(line).ifPresent(entry -> assertThat(entry.toString()).isNotBlank());
        LedgerFormat.readLeft(line)
                .ifPresent(left -> assertThat(left.toString()).isNotBlank());
    }
}
