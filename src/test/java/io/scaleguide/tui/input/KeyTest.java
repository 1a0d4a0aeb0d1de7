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
}
