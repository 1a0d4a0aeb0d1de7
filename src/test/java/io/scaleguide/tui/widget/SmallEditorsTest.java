package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmallEditorsTest {
    private final NumberEditor number = new NumberEditor(
            "450",
            "ms",
            new NumberEditor.Limits(
                    Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.valueOf(500)), BigDecimal.valueOf(50)));
    private final Stage stage = new Stage(number, 30, 1);

    @Test
    void aNumberHasItsUnitBehindIt() {
        assertThat(stage.text()).isEqualTo("450          ms");
    }

    @Test
    void upAndDownStayWithinTheLimits() {
        stage.press(Code.UP);
        assertThat(number.value()).isEqualTo("500");
        stage.press(Code.UP);
        assertThat(number.value()).isEqualTo("500");
        stage.ctrl("u").press(Code.DOWN);
        assertThat(number.value()).isEqualTo("1");
    }

    @Test
    void onlyWhatCanBeANumberIsTyped() {
        stage.ctrl("u").type("1a2.-5?");
        assertThat(number.value()).isEqualTo("12.5");
        assertThat(number.number()).contains(new BigDecimal("12.5"));
        assertThat(number.handle(Key.typed("?"))).isFalse();
        stage.type(".");
        assertThat(number.number()).isEmpty();
    }

    @Test
    void onlyANumberIsPasted() {
        stage.ctrl("u").paste(" 300\n").paste("many");
        assertThat(number.value()).isEqualTo("300");
    }

    @Test
    void aFlagIsReadWithoutColour() {
        FlagEditor flag = new FlagEditor(true);
        Stage other = new Stage(flag, 30, 1);
        assertThat(other.text()).isEqualTo("● yes   ○ no");
        other.type(" ");
        assertThat(other.text()).isEqualTo("○ yes   ● no");
        assertThat(other.draw(Glyphs.ASCII, true).text().strip()).isEqualTo("o yes   * no");
        assertThat(flag.value()).isEqualTo("false");
        assertThat(other.type("y").text()).startsWith("● yes");
        assertThat(other.press(Code.RIGHT).text()).startsWith("○ yes");
        assertThat(other.press(Code.LEFT).text()).startsWith("● yes");
        assertThat(other.click(3, 0).text()).startsWith("○ yes");
        assertThat(flag.handle(Key.typed("x"))).isFalse();
    }
}
