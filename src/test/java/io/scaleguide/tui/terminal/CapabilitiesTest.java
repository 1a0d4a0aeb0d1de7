package io.scaleguide.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.terminal.Capabilities.Facts;
import io.scaleguide.tui.theme.ColourDepth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    private static final Facts XTERM = new Facts(true, true, "xterm", 8, new Size(80, 24), false);

    @Test
    void coloursComeFromTheEnvironmentAndTheTerminal() {
        assertThat(depth("xterm", 8, Map.of())).isEqualTo(ColourDepth.ANSI);
        assertThat(depth("tmux-256color", 8, Map.of())).isEqualTo(ColourDepth.INDEXED);
        assertThat(depth("foot", 256, Map.of())).isEqualTo(ColourDepth.INDEXED);
        assertThat(depth("xterm-direct", 8, Map.of())).isEqualTo(ColourDepth.TRUE);
        assertThat(depth("xterm", 8, Map.of("COLORTERM", "truecolor"))).isEqualTo(ColourDepth.TRUE);
        assertThat(depth("xterm", 8, Map.of("COLORTERM", "24bit"))).isEqualTo(ColourDepth.TRUE);
        assertThat(depth("vt220", 0, Map.of())).isEqualTo(ColourDepth.NONE);
        assertThat(depth("dumb", 0, Map.of("COLORTERM", "truecolor"))).isEqualTo(ColourDepth.NONE);
    }

    @Test
    void coloursCanBeRefusedAndForced() {
        assertThat(depth("xterm", 8, Map.of("NO_COLOR", "1"))).isEqualTo(ColourDepth.NONE);
        assertThat(depth("xterm", 8, Map.of("NO_COLOR", ""))).isEqualTo(ColourDepth.ANSI);
        assertThat(depth("xterm", 8, Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1")))
                .isEqualTo(ColourDepth.NONE);
        assertThat(depth("xterm", 8, Map.of("CLICOLOR", "0"))).isEqualTo(ColourDepth.NONE);
        assertThat(depth("vt220", 0, Map.of("CLICOLOR_FORCE", "1"))).isEqualTo(ColourDepth.ANSI);
        assertThat(depth("xterm-256color", 8, Map.of("CLICOLOR_FORCE", "1", "CLICOLOR", "0")))
                .isEqualTo(ColourDepth.INDEXED);
        assertThat(depth("vt220", 0, Map.of("CLICOLOR_FORCE", "0"))).isEqualTo(ColourDepth.NONE);
    }

    @Test
    void unicodeComesFromTheLocale() {
        assertThat(of(XTERM, Map.of("LANG", "de_CH.UTF-8")).unicode()).isTrue();
        assertThat(of(XTERM, Map.of("LANG", "C.utf8")).unicode()).isTrue();
        assertThat(of(XTERM, Map.of("LC_ALL", "C", "LANG", "de_CH.UTF-8")).unicode())
                .isFalse();
        assertThat(of(XTERM, Map.of("LC_CTYPE", "UTF-8", "LANG", "C")).unicode())
                .isTrue();
        assertThat(of(XTERM, Map.of("LC_ALL", "", "LANG", "C.UTF-8")).unicode()).isTrue();
        assertThat(of(XTERM, Map.of()).unicode()).isFalse();
        assertThat(of(new Facts(true, true, "windows-vtp", 256, new Size(80, 24), true), Map.of())
                        .unicode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0;15, true", "15;0, false", "0;default;15, true", "12;8, false", "0;7, true", "15;default;0, false"})
    void theBackgroundIsGuessedFromTheEnvironment(String colours, boolean light) {
        assertThat(of(XTERM, Map.of("COLORFGBG", colours)).light()).contains(light);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "0;default", "0;99", "x;y"})
    void noGuessWithoutASign(String colours) {
        assertThat(of(XTERM, Map.of("COLORFGBG", colours)).light()).isEmpty();
    }

    @Test
    void theReasonAgainstAFullScreenIsInWords() {
        assertThat(of(XTERM, Map.of()).obstacle()).isEmpty();
        assertThat(of(new Facts(false, true, "xterm", 8, new Size(80, 24), false), Map.of())
                        .obstacle())
                .contains("The input is not a terminal.");
        assertThat(of(new Facts(true, false, "xterm", 8, new Size(80, 24), false), Map.of())
                        .obstacle())
                .contains("The output is not a terminal.");
        assertThat(of(new Facts(true, true, "dumb", 0, new Size(0, 0), false), Map.of())
                        .obstacle())
                .contains("The terminal cannot move its cursor (TERM=dumb).");
        assertThat(of(new Facts(true, true, "", 0, new Size(0, 0), false), Map.of())
                        .obstacle())
                .contains("TERM does not say what the terminal is.");
        assertThat(of(new Facts(true, true, "xterm", 8, new Size(79, 24), false), Map.of())
                        .obstacle())
                .contains("The terminal has 79x24 characters; the full screen needs 80x24.");
    }

    @Test
    void whoeverListensToTheScreenGetsPlainLines() {
        assertThat(of(XTERM, Map.of("ACCESSIBLE", "1")).obstacle()).contains("ACCESSIBLE is set.");
        assertThat(of(XTERM, Map.of("SCALEGUIDE_LINE", "yes")).obstacle()).contains("SCALEGUIDE_LINE is set.");
        assertThat(of(XTERM, Map.of("GH_ACCESSIBLE_PROMPTER", "enabled")).obstacle())
                .contains("GH_ACCESSIBLE_PROMPTER is set.");
        assertThat(of(XTERM, Map.of("ACCESSIBLE", "0", "SCALEGUIDE_LINE", "false"))
                        .obstacle())
                .isEmpty();
    }

    private static Capabilities of(Facts facts, Map<String, String> environment) {
        return Capabilities.of(facts, environment);
    }

    private static ColourDepth depth(String type, int colours, Map<String, String> environment) {
        return of(new Facts(true, true, type, colours, new Size(80, 24), false), environment)
                .depth();
    }
}
