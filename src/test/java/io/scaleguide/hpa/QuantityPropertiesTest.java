package io.scaleguide.hpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.fuzz.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is true of every quantity, held against plain arithmetic. */
class QuantityPropertiesTest {
    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", new BigDecimal("1e-9")),
            Map.entry("u", new BigDecimal("1e-6")),
            Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("k", new BigDecimal("1e3")),
            Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")),
            Map.entry("Ki", new BigDecimal(1L << 10)),
            Map.entry("Mi", new BigDecimal(1L << 20)),
            Map.entry("Gi", new BigDecimal(1L << 30)),
            Map.entry("Ti", new BigDecimal(1L << 40)),
            Map.entry("e3", new BigDecimal("1e3")),
            Map.entry("E-2", new BigDecimal("1e-2")));

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

    /** A quantity and the number it stands for. */
    record Written(String text, BigDecimal number) {}

    @Provide
    Arbitrary<Written> quantities() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000000"), new BigDecimal("1000000000"))
                .ofScale(4);
        return Combinators.combine(numbers, Arbitraries.of(FACTORS.keySet()))
                .as((number, suffix) -> new Written(
                        number.toPlainString() + suffix, number.multiply(FACTORS.getOrDefault(suffix, number))));
    }

    @Property(seed = Seed.FIXED)
    void aQuantityIsTheNumberThatItSays(@ForAll("quantities") Written written) {
        assertThat(Quantity.parse(written.text()).value()).isEqualByComparingTo(written.number());
    }

    @Property(seed = Seed.FIXED)
    void whatIsPrintedIsReadAsTheSame(@ForAll long milli) {
        Quantity quantity = Quantity.ofMilli(milli);
        assertThat(Quantity.parse(quantity.canonical()).milli()).isEqualTo(milli);
    }

    @Property(seed = Seed.FIXED)
    void thousandthsAreRoundedAwayFromZeroAndKeepTheOrder(
            @ForAll("quantities") Written one, @ForAll("quantities") Written other) {
        BigDecimal exact = one.number().movePointRight(3).setScale(0, RoundingMode.UP);
        assertThat(Quantity.parse(one.text()).milli())
                .isEqualTo(exact.min(MOST).max(LEAST).longValue());
        int order = one.number().compareTo(other.number());
        int milli = Long.compare(
                Quantity.parse(one.text()).milli(), Quantity.parse(other.text()).milli());
        assertThat(milli * order).isNotNegative();
    }

    @Property(seed = Seed.FIXED)
    void anyOtherTextIsRefusedInWords(@ForAll String text) {
        String other = text + "?";
        assertThatThrownBy(() -> Quantity.parse(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a Kubernetes quantity");
    }
}
