package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PanelGlanceTest {
    @Test
    void aPanelOfWhateverThereIsNamesNothing() {
        assertThat(glance("panel"))
                .contains(
                        new PanelGlance(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    @Test
    void whatIsNamedIsSeen() {
        assertThat(glance("panel -n shop --hpa=echo --context kind-demo --theme light --ascii --look 0"))
                .contains(new PanelGlance(
                        Optional.of("shop"),
                        Optional.of("echo"),
                        Optional.of("kind-demo"),
                        Optional.of("light"),
                        true));
        assertThat(glance("panel --kubeconfig one --kubeconfig two")).isPresent();
    }

    /** Each is refused or asks for something else, or might. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "panel --help",
                "panel --all",
                "panel --line",
                "panel -o json",
                "panel --for 10m",
                "panel --record file",
                "panel echo",
                "panel --hpa",
                "panel --hpa=",
                "panel --hpa --namespace",
                "panel --hpa @file",
                "panel @file",
                "panel --hpa échо",
                "panel --hpa one --hpa two",
                "panel -n one --namespace two",
                "panel --look soon",
                "panel --look 12345678901",
                "panel --ascii=no",
                "panel --nosuch x"
            })
    void aLineThatCouldBeWrongIsLeftToWhoReadsItWhole(String line) {
        assertThat(glance(line)).isEmpty();
    }

    static Stream<List<String>> lines() {
        return Stream.of(
                        PanelGlance.FLAGS.stream().map(List::of),
                        PanelGlance.TEXTS.stream()
                                .flatMap(name -> Stream.of(List.of(name, "a b"), List.of(name + "=${x} ='"))),
                        PanelGlance.NUMBERS.stream()
                                .flatMap(name -> Stream.of(List.of(name, "0"), List.of(name + "=999999999"))),
                        Stream.of(List.of("-n", "shop"), List.of("--kubeconfig", "a", "--kubeconfig", "b")))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsSeenIsReadWithoutAMistake(List<String> words) {
        CommandLine whole = new CommandLine(new PanelCommand(nowhere()).spec());

        assertThat(PanelGlance.of(
                        Stream.concat(Stream.of("panel"), words.stream()).toArray(String[]::new)))
                .isPresent();
        assertThatCode(() -> whole.parseArgs(words.toArray(String[]::new))).doesNotThrowAnyException();
    }

    private static Optional<PanelGlance> glance(String line) {
        return PanelGlance.of(line.isEmpty() ? new String[0] : line.split(" "));
    }

    private static Surroundings nowhere() {
        return new Surroundings(
                InputStream.nullInputStream(),
                System.out,
                System.err,
                Map.of(),
                Path.of("/nowhere"),
                Optional.empty(),
                Clock.systemUTC(),
                () -> ZoneOffset.UTC);
    }
}
