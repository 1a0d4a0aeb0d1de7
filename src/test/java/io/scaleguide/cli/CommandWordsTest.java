package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's shell is answered when it asks what a word may become. */
class CommandWordsTest {
    /** The answer, line by line; the last word is the one that is typed. */
    private static List<String> complete(String... words) {
        List<String> line = new ArrayList<>(List.of("complete", "--"));
        line.addAll(List.of(words));
        InProcess run = InProcess.run("", line);
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().lines().toList();
    }

    @Test
    void commandsComeWithWhatTheyDo() {
        assertThat(complete("un"))
                .containsExactly("words", "undo\tPuts back what was there before the guide, last change first");
        assertThat(complete("")).contains("words").anyMatch(line -> line.startsWith("panel\t"));
        assertThat(complete("compl"))
                .as("the hidden command")
                .hasSize(2)
                .last()
                .asString()
                .startsWith("completion\t");
    }

    @Test
    void optionsAreThoseOfTheCommandThatAreNotGivenYet() {
        assertThat(complete("status", "--hp")).hasSize(2).last().asString().startsWith("--hpa\t");
        assertThat(complete("status", "--hpa", "cart", "--hp")).containsExactly("words");
        assertThat(complete("practice", "faults", "--o"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("--output\t");
        assertThat(complete("--li")).last().asString().startsWith("--line\t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output", "-o"})
    void aValueIsOneOfThoseThatTheOptionKnows(String option) {
        assertThat(complete("faults", "x")).containsExactly("words");
        assertThat(complete("practice", "faults", option, "j")).containsExactly("words", "json\t");
    }

    @Test
    void aValueMayStandBehindAnEqualsSign() {
        assertThat(complete("panel", "--theme=high"))
                .allMatch(line -> line.equals("words") || line.startsWith("--theme=high"));
        assertThat(complete("up", "--until=hp")).containsExactly("words", "--until=hpa\t");
    }

    @Test
    void whatIsShippedIsKnownByName() {
        assertThat(complete("practice", "--fault", "api-4")).contains("api-429\t");
        assertThat(complete("doctor", "--fix", "gateway")).hasSizeGreaterThan(1);
        assertThat(complete("up", "--set", "name")).contains("namespace=\t");
        assertThat(complete("up", "--set", "api")).as("no key is asked for").containsExactly("words");
    }

    @Test
    void filesAndFoldersAreLeftToTheShell() {
        assertThat(complete("replay", "rec")).containsExactly("files");
        assertThat(complete("status", "--kubeconfig", "")).containsExactly("files");
        assertThat(complete("up", "--steps", "")).containsExactly("folders");
    }

    @Test
    void nothingIsOfferedWhereAnythingMayStand() {
        assertThat(complete("simulate", "--target", "")).containsExactly("words");
        assertThat(complete("nonsense", "")).contains("words");
    }

    @Test
    void aNewWordMayBeToldByAnOption() {
        InProcess run = InProcess.run("", List.of("complete", "--next", "--", "practice"));
        assertThat(run.out()).startsWith("words\nfaults\t");
    }

    @Test
    void theVersionIsThereForPrograms() {
        InProcess run = InProcess.run("", List.of("version", "-o", "json"));
        assertThat(run.json().propertyNames()).containsExactly("version", "java", "platform", "home");
        assertThat(run.json().path("version").asString()).isEqualTo(Version.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
    void everyShellHasItsScript(String shell) {
        InProcess run = InProcess.run("", List.of("completion", shell));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("scaleguide completion " + shell, "complete");
    }
}
