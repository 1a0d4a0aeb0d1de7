package io.scaleguide.tui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.draw.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the themes can be read, by numbers. */
class ThemeContrastTest {
    /** Severity 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, table 1. */
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };

    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };

    /** Eight times what can just be seen (2.3): for thin letters far from each other. */
    private static final double APART = 18;

    private static final List<Role> STATES = List.of(Role.OK, Role.WARN, Role.BAD, Role.ADDED, Role.REMOVED);

    private final ThemeFiles files = ThemeFiles.in(Path.of("assets"));

    /** WCAG 2.2, success criteria 1.4.3 (4.5:1) and 1.4.6 (7:1). */
    @ParameterizedTest
    @CsvSource({"dark, 4.5", "light, 4.5", "colour-blind, 4.5", "plain, 4.5", "high-contrast, 7"})
    void everyRoleCanBeRead(String name, double least) {
        Theme theme = files.named(name);
        for (Role role : Role.values()) {
            for (ColourDepth depth : List.of(ColourDepth.TRUE, ColourDepth.INDEXED)) {
                assertThat(contrast(theme, role, depth))
                        .as("%s on %s", role, depth)
                        .isGreaterThanOrEqualTo(least);
            }
        }
    }

    @Test
    void goodAndBadStayApartWithoutRedOrGreenCones() {
        Theme theme = files.named("colour-blind");
        List<String> near = new ArrayList<>();
        for (double[][] eyes : List.of(PROTANOPIA, DEUTERANOPIA)) {
            for (Role one : STATES) {
                for (Role other : STATES.subList(STATES.indexOf(one) + 1, STATES.size())) {
                    double distance = seen(theme, one, eyes).distance(seen(theme, other, eyes));
                    if (distance < APART) {
                        near.add(one + " and " + other + ": " + distance);
                    }
                }
            }
        }
        assertThat(near).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dark", "light", "colour-blind", "high-contrast"})
    void sixteenColoursKeepGoodAndBadApart(String name) {
        Theme theme = files.named(name);
        assertThat(List.of(Role.OK, Role.WARN, Role.BAD))
                .extracting(role -> fitted(theme, role))
                .doesNotHaveDuplicates();
        assertThat(fitted(theme, Role.ADDED)).isNotEqualTo(fitted(theme, Role.REMOVED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "colour-blind", "high-contrast", "plain"})
    void theMarksOfAClusterStandOutFromTheBarAndFromEachOther(String name) {
        assertDifferent(files.named(name), Role.PRACTICE, Role.REAL, Role.DANGER, Role.BAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "colour-blind", "high-contrast"})
    void theMarksOfAClusterHaveBackgroundsOfTheirOwn(String name) {
        Theme theme = files.named(name);
        assertThat(List.of(Role.PRACTICE, Role.REAL, Role.DANGER, Role.BAR))
                .extracting(role -> theme.look(role).background())
                .doesNotHaveDuplicates();
    }

    @Test
    void plainHasNoColourAndStillTellsEveryState() {
        Theme theme = files.named("plain");
        assertThat(theme.looks().values())
                .allMatch(
                        look -> look.foreground().isEmpty() && look.background().isEmpty());
        assertDifferent(theme, Role.OK, Role.WARN, Role.BAD);
        assertDifferent(theme, Role.ADDED, Role.REMOVED, Role.TEXT);
        assertDifferent(theme, Role.TEXT, Role.FIELD, Role.FOCUS, Role.FOUND);
        assertDifferent(theme, Role.BORDER, Role.BORDER_FOCUS);
    }

    private static void assertDifferent(Theme theme, Role... roles) {
        assertThat(List.of(roles)).extracting(theme::look).doesNotHaveDuplicates();
    }

    private static Optional<Colour> fitted(Theme theme, Role role) {
        return theme.look(role).foreground().flatMap(colour -> Palette.fit(colour, ColourDepth.ANSI));
    }

    private static double contrast(Theme theme, Role role, ColourDepth depth) {
        Look look = theme.look(role);
        double text =
                luminance(shown(look.foreground(), depth).orElse(theme.paper().foreground()));
        double behind =
                luminance(shown(look.background(), depth).orElse(theme.paper().background()));
        return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
    }

    private static Optional<Colour.Rgb> shown(Optional<Colour> colour, ColourDepth depth) {
        return colour.flatMap(any -> Palette.fit(any, depth)).map(Palette::rgb);
    }

    /** WCAG 2.2, "relative luminance". */
    private static double luminance(Colour.Rgb colour) {
        return 0.2126 * Lab.linear(colour.red())
                + 0.7152 * Lab.linear(colour.green())
                + 0.0722 * Lab.linear(colour.blue());
    }

    private static Lab seen(Theme theme, Role role, double[][] eyes) {
        Colour.Rgb colour = theme.look(role)
                .foreground()
                .map(Palette::rgb)
                .orElse(theme.paper().foreground());
        double[] light = {Lab.linear(colour.red()), Lab.linear(colour.green()), Lab.linear(colour.blue())};
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) {
            parts[i] = part(eyes[i][0] * light[0] + eyes[i][1] * light[1] + eyes[i][2] * light[2]);
        }
        return Lab.of(new Colour.Rgb(parts[0], parts[1], parts[2]));
    }

    private static int part(double light) {
        double inside = Math.max(0, Math.min(1, light));
        double value = inside <= 0.0031308 ? inside * 12.92 : 1.055 * Math.pow(inside, 1 / 2.4) - 0.055;
        return (int) Math.round(value * 255);
    }
}
