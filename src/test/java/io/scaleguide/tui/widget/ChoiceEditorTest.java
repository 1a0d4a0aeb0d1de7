package io.scaleguide.tui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceEditorTest {
    private final ChoiceEditor editor = new ChoiceEditor("", false);
    private final Stage stage = new Stage(editor, 40, 8);

    private void offer(String... names) {
        editor.offer(new Choices.Listed(List.of(names).stream().map(Choice::of).toList()));
    }

    @Test
    void saysWhileTheListIsAwaited() {
        assertThat(stage.text()).isEqualTo("\nloading");
    }

    @Test
    void typingFindsWhatBeginsContainsAndHasTheLetters() {
        offer("kong-dev", "payments", "shop-kong", "k8s-ongoing");
        stage.type("kong");
        assertThat(stage.text()).isEqualTo("""
                        kong
                        ▶ kong-dev
                          shop-kong
                          k8s-ongoing
                        3 of 4""");
        stage.press(Code.DOWN, Code.ENTER);
        assertThat(editor.value()).isEqualTo("shop-kong");
    }

    @Test
    void enterAndTabTakeTheRowAndGoOn() {
        offer("one", "two");
        stage.press(Code.DOWN);
        assertThat(editor.handle(Key.of(Code.ENTER))).isFalse();
        assertThat(editor.value()).isEqualTo("two");
        stage.press(Code.UP);
        assertThat(editor.handle(Key.of(Code.TAB))).isFalse();
        assertThat(editor.value()).isEqualTo("one");
    }

    @Test
    void escapeTakesBackWhatWasTyped() {
        offer("one", "two");
        stage.press(Code.ENTER).type("tw");
        assertThat(editor.handle(Key.of(Code.ESCAPE))).isTrue();
        assertThat(editor.value()).isEqualTo("one");
        assertThat(editor.handle(Key.of(Code.ESCAPE))).isFalse();
    }

    @Test
    void theListMayComeWhileYouType() {
        stage.type("tw");
        offer("one", "two");
        assertThat(stage.text()).isEqualTo("tw\n▶ two\n1 of 2");
        stage.press(Code.ENTER);
        assertThat(editor.value()).isEqualTo("two");
    }

    @Test
    void theListMayChangeWithoutLosingWhatIsChosen() {
        offer("one", "two");
        stage.press(Code.DOWN, Code.ENTER);
        offer("zero", "one", "two");
        assertThat(editor.value()).isEqualTo("two");
        assertThat(stage.text()).contains("▶ two");
    }

    @Test
    void aListThatCannotBeHadSaysWhy() {
        editor.offer(new Choices.Failed("you may not list gateways"));
        assertThat(stage.text()).isEqualTo("\ncannot list: you may not list gateways");
    }

    @Test
    void whatMatchesNothingIsNotTaken() {
        offer("one");
        stage.press(Code.ENTER).type("x");
        assertThat(stage.text()).isEqualTo("x\n0 of 1; nothing matches");
        stage.press(Code.ENTER);
        assertThat(editor.value()).isEqualTo("one");
    }

    @Test
    void whereTextIsFreeItIsTakenAsTyped() {
        ChoiceEditor free = new ChoiceEditor("", true);
        Stage other = new Stage(free, 50, 8);
        free.offer(new Choices.Listed(List.of(Choice.of("payments"), Choice.of("shop"))));
        other.type("pay");
        assertThat(free.value()).isEqualTo("pay");
        assertThat(other.text()).isEqualTo("pay\n  payments\n1 of 2");
        other.press(Code.DOWN, Code.ENTER);
        assertThat(free.value()).isEqualTo("payments");
        other.type("new").press(Code.ENTER);
        assertThat(free.value()).isEqualTo("new");
    }

    @Test
    void aLongListScrolls() {
        editor.offer(new Choices.Listed(IntStream.range(0, 300)
                .mapToObj(i -> new Choice("pod-" + i, i + " m"))
                .toList()));
        stage.press(Code.PAGE_DOWN, Code.PAGE_DOWN);
        assertThat(stage.text())
                .contains("▶ pod-12  12 m")
                .contains("300 of 300")
                .doesNotContain("pod-0 ");
        stage.press(Code.PAGE_UP, Code.PAGE_UP);
        assertThat(stage.text()).contains("▶ pod-0  0 m");
    }

    @Test
    void theMouseTakesARow() {
        offer("one", "two");
        stage.click(3, 2);
        assertThat(editor.value()).isEqualTo("two");
    }

    @Test
    void withoutTheFocusItIsOneRow() {
        offer("one", "two");
        stage.press(Code.ENTER);
        assertThat(stage.draw(Glyphs.UNICODE, false).text().strip()).isEqualTo("one");
        assertThat(editor.rows(false)).isEqualTo(1);
        assertThat(editor.rows(true)).isEqualTo(4);
    }
}
