package io.scaleguide.tui.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.input.Key.Code;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void namesAreAsTheBarShowsThem() {
        assertThat(Key.ctrl('p').words()).isEqualTo("Ctrl-P");
        assertThat(Key.of(Code.F1)).hasToString("F1");
        assertThat(Key.of(Code.ENTER).words()).isEqualTo("Enter");
        assertThat(Key.of(Code.BACK_TAB).words()).isEqualTo("Shift-Tab");
        assertThat(Key.typed("?").words()).isEqualTo("?");
        assertThat(Key.typed(" ").words()).isEqualTo("Space");
        assertThat(new Key(Code.CHARACTER, "x", false, true, false).words()).isEqualTo("Alt-x");
        assertThat(new Key(Code.UP, "", true, false, true).words()).isEqualTo("Ctrl-Shift-Up");
    }

    @Test
    void keysAreEqualWhereEveryPartIs() {
        Key key = new Key(Code.CHARACTER, "x", true, false, false);

        assertThat(key).isEqualTo(Key.ctrl('x')).hasSameHashCodeAs(Key.ctrl('x'));
        assertThat(key)
                .isNotEqualTo(Key.typed("x"))
                .isNotEqualTo(Key.ctrl('y'))
                .isNotEqualTo(new Key(Code.CHARACTER, "x", true, true, false))
                .isNotEqualTo(new Key(Code.CHARACTER, "x", true, false, true))
                .isNotEqualTo(new Key(Code.UP, "x", true, false, false));
    }
}
