package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Inputs that are nearly right, made of the seeds: a piece left out, doubled, or in the place of another, and signs that mean something to a reader. */
class ReaderPropertiesTest {
    private static final List<String> SIGNS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            ",",
            ":",
            "\n",
            "\t",
            "- ",
            "&a ",
            "*a",
            "? ",
            "!!int ",
            "---\n",
            "|\n",
            "\\u0000",
            "\u0000",
            "\uD800",
            "-1",
            "1e999",
            "99999999999999999999",
            "NaN",
            "null",
            "\uFEFF",
            "%s",
            "../",
            "#",
            "\r\n",
            "0x1F",
            "2026-01-01T00:00:00Z");

    /** An input for a target. */
    record Given(FuzzTarget target, byte[] bytes) {
        @Override
        public String toString() {
            return target.word() + " with: " + new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static List<Given> seeds() {
        List<Given> seeds = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.values()) {
            try {
                target.seeds().forEach(seed -> seeds.add(new Given(target, seed)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return seeds;
    }

    @Provide
    Arbitrary<Given> nearlyRight() {
        Arbitrary<Given> seeds = Arbitraries.of(seeds());
        Arbitrary<Double> places = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        seeds,
                        places,
                        places,
                        places,
                        Arbitraries.of(SIGNS),
                        Arbitraries.integers().between(0, 4))
                .as(ReaderPropertiesTest::changed);
    }

    private static Given changed(Given seed, double first, double second, double third, String sign, int kind) {
        String text = new String(seed.bytes(), StandardCharsets.UTF_8);
        int from = (int) (Math.min(first, second) * text.length());
        int to = Math.min(text.length(), from + (int) (third * third * 40));
        String piece = text.substring(from, to);
        String rest = text.substring(to);
        String before = text.substring(0, from);
        String now =
                switch (kind) {
                    case 0 -> before + rest;
                    case 1 -> before + piece + piece + rest;
                    case 2 -> before + sign + rest;
                    case 3 -> before + sign + piece + sign + rest;
                    default -> before;
                };
        return new Given(seed.target(), now.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3000, seed = Seed.FIXED)
    void whatIsNearlyRightIsTakenOrRefused(@ForAll("nearlyRight") Given given) {
        assertThatCode(() -> given.target().take(given.bytes()))
                .as(given.toString())
                .doesNotThrowAnyException();
    }

    @Property(tries = 2000, seed = Seed.FIXED)
    void anyBytesAreTakenOrRefused(@ForAll FuzzTarget target, @ForAll byte[] bytes) {
        assertThatCode(() -> target.take(bytes))
                .as(new Given(target, bytes).toString())
                .doesNotThrowAnyException();
    }
}
