package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "24233138021n, 24.233138021",
        "0, 0",
        "1500m, 1.5",
        "-250u, -0.00025",
        "12, 12",
        "1.5k, 1500",
        "3E, 3000000000000000000",
        "2e3, 2000",
        "1E-2, 0.01",
        "1Ki, 1024",
        "1.5Gi, 1610612736",
        ".5, 0.5",
        "7., 7",
        "+3M, 3000000",
        "9223372036854775807999n, 9223372036854.775807999"
    })
    void decodesExactly(String quantity, BigDecimal value) {
        assertThat(Quantities.decode(quantity))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1x", "1.2.3", "Ki", "1 k", "--1"})
    void refusesWhatIsNoQuantity(String text) {
        assertThat(Quantities.decode(text)).isEmpty();
    }
}
