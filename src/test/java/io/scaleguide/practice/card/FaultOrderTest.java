package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.cli.CardsForTests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed after --fault. */
class FaultOrderTest {
    private final FaultCards cards = CardsForTests.all();

    @Test
    void aNameAloneBeginsAtOnceAndHasNoEndOfItsOwn() {
        FaultOrder order = FaultOrder.parse("gateway-404", cards);
        assertThat(order.card().name()).isEqualTo("gateway-404");
        assertThat(order.from()).isZero();
        assertThat(order.until()).isEmpty();
    }

    @Test
    void aTimeSaysWhenItBeginsAndTwoWhenItEndsToo() {
        assertThat(FaultOrder.parse("hpa-deleted@2m", cards).from()).hasMinutes(2);
        FaultOrder both = FaultOrder.parse("api-gone@30s-50s", cards);
        assertThat(both.from()).hasSeconds(30);
        assertThat(both.until()).contains(Duration.ofSeconds(50));
        assertThat(FaultOrder.parse("api-gone@500ms", cards).from()).hasMillis(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api-gon|There is no fault \"api-gon\"; near it are api-gone, api-gone-compacted",
                "hpa-delete|near it are hpa-deleted",
                "quotas|near it are quota",
                "|--fault is NAME",
                "quota@soon|\"soon\" in --fault quota@soon is no time: say 500ms, 30s or 2m.",
                "quota@99999999s|is no time",
                "gateway-404@50s-30s|would end before it begins",
                "hpa-deleted@1s-5s|Fault hpa-deleted ends when you repair it, not at a time: hpa-deleted@1s",
                "@3s|--fault is NAME",
            })
    void whatIsWrongIsSaidWithWhatIsRight(String typed, String words) {
        String text = typed == null ? "" : typed;
        assertThatThrownBy(() -> FaultOrder.parse(text, cards))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
