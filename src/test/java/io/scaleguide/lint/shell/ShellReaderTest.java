package io.scaleguide.lint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands, found as a shell finds them. */
class ShellReaderTest {
    private static List<Command> read(String script) {
        return ShellReader.readAll(Stretch.whole(script));
    }

    private static List<String> words(Command command) {
        return command.words().stream().map(Word::text).toList();
    }

    @Test
    void quotesAreTakenOffAndWordsStayWhole() {
        assertThat(words(read("helm install 'my name' \"a b\"c d\\ e").get(0)))
                .containsExactly("helm", "install", "my name", "a bc", "d e");
    }

    @Test
    void continuedLinesAreOneCommand() {
        assertThat(words(read("helm install datadog \\\n  -n datadog \\\r\n  -f values.yaml\nhelm list")
                        .get(0)))
                .containsExactly("helm", "install", "datadog", "-n", "datadog", "-f", "values.yaml");
    }

    @Test
    void commentsSeparatorsAndKeywordsAreNoWords() {
        assertThat(read("# helm install\nif true; then sudo helm list && kubectl get pods; fi"))
                .map(Command::program)
                .contains("true", "helm", "kubectl");
    }

    @Test
    void substitutionsStayInTheirWord() {
        assertThat(words(read("curl \"http://$(kubectl get gw -o 'x y')/a\"").get(0)))
                .containsExactly("curl", "http://$(kubectl get gw -o 'x y')/a");
    }

    @Test
    void aHereDocumentBelongsToItsCommand() {
        Command cat = read("cat <<'EOF' > values.yaml\ndatadog:\n  site: x\nEOF\nhelm list\n")
                .get(0);
        assertThat(cat.heredoc().map(Stretch::text)).contains("datadog:\n  site: x\n");
        assertThat(cat.target()).contains("values.yaml");
    }

    @Test
    void commandsInALoopKnowIt() {
        List<Command> commands = read("until curl a; do sleep 1; done\nwhile true; do curl b; done\ncurl c");
        assertThat(commands.stream().filter(one -> one.program().equals("curl")))
                .map(Command::loop)
                .containsExactly(1, 2, 0);
        assertThat(commands.get(0).condition()).isTrue();
    }

    @Test
    void valuesOfAFlagAreFoundInEveryForm() {
        Command helm =
                read("helm install -na --namespace=b --namespace c -n d x").get(0);
        assertThat(helm.values("-n", "--namespace")).map(Word::text).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whatIsChangedInAQuotedWordIsQuotedThere() {
        String script = "kubectl annotate pod a 'k={\"x\": \"y\"}'";
        Word word = read(script).get(0).words().get(4);
        Edit edit = word.value().edit(3, 6, "it's");
        assertThat(Edit.apply(script, List.of(edit))).isEqualTo("kubectl annotate pod a 'k={it'\\''s: \"y\"}'");
    }
}
