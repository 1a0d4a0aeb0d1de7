package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigFilesTest {

    private static final String FIRST = """
            clusters:
            - {name: shared, cluster: {server: "https://first:6443", certificate-authority: pki/ca.crt}}
            users:
            - name: dev
              user: {client-certificate: dev.crt, client-key: /abs/dev.key, exec: {command: ./bin/login}}
            contexts:
            - {name: one, context: {cluster: shared, user: dev}}
            """;
    private static final String SECOND = """
            current-context: two
            clusters:
            - {name: shared, cluster: {server: "https://second:6443"}}
            - {name: other, cluster: {server: "https://other"}}
            users:
            - {name: ops, user: {token: abc, exec: {command: aws}}}
            contexts:
            - {name: two, context: {cluster: other, user: ops, namespace: team}}
            - {name: one, context: {cluster: other, user: ops}}
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsTooDeepOrTooLargeIsRefusedInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("deep"), "users:\n- " + "[".repeat(5000));
        assertThatThrownBy(() -> KubeconfigFiles.read(List.of(file)))
                .isInstanceOf(KubeException.class)
                .hasMessage("The kubeconfig " + file
                        + " is deeper than 100 levels at line 2. Mend it, or name another file.");
        Files.write(file, new byte[17 << 20]);
        assertThatThrownBy(() -> KubeconfigFiles.read(List.of(file)))
                .isInstanceOf(KubeException.class)
                .hasMessage("The kubeconfig " + file + " is larger than 16 MiB. Name another file.");
    }

    @Test
    void theFirstFileThatNamesAThingWins() throws IOException {
        Kubeconfig merged = both();

        assertThat(merged.choose(Optional.of("one")))
                .isEqualTo(new KubeContext("one", "shared", "dev", "default", "https://first:6443", false, 1));
        assertThat(merged.list()).extracting(KubeContext::name).containsExactly("one", "two");
    }

    @Test
    void theCurrentContextComesFromTheFirstFileThatSetsOne() throws IOException {
        assertThat(both().choose(Optional.empty()))
                .isEqualTo(new KubeContext("two", "other", "ops", "team", "https://other", true, 1));
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "1.5, 1.5", "0, 1", "-3, 1", "1e9, 1", "quick, 1"})
    void aContextSaysHowFastItsClusterRunsAndIsNotBelievedEverything(String written, double pace) throws IOException {
        Files.writeString(folder.resolve("paced"), """
                clusters:
                - {name: practice, cluster: {server: "http://127.0.0.1:1"}}
                contexts:
                - name: practice
                  context:
                    cluster: practice
                    extensions:
                    - {name: cluster_info, extension: {pace: 7}}
                    - {name: scaleguide.io/pace, extension: {pace: %s}}
                """.formatted(written));
        Kubeconfig read = KubeconfigFiles.read(List.of(folder.resolve("paced")));

        assertThat(read.choose(Optional.of("practice")).pace()).isEqualTo(pace);
    }

    @Test
    void relativePathsAreTakenFromTheirOwnFile() throws IOException {
        Kubeconfig merged = both();
        KubeContext one = merged.choose(Optional.of("one"));

        Path home = folder.resolve("a").toAbsolutePath();
        assertThat(Json.text(merged.cluster(one), "certificate-authority"))
                .isEqualTo(home.resolve("pki/ca.crt").toString());
        assertThat(Json.text(merged.user(one), "client-certificate"))
                .isEqualTo(home.resolve("dev.crt").toString());
        assertThat(Json.text(merged.user(one), "client-key")).isEqualTo("/abs/dev.key");
        assertThat(Json.text(merged.user(one), "exec", "command"))
                .isEqualTo(home.resolve("bin/login").toString());
    }

    @Test
    void aBareCommandStaysForThePath() throws IOException {
        Kubeconfig merged = both();

        assertThat(Json.text(merged.user(merged.choose(Optional.of("two"))), "exec", "command"))
                .isEqualTo("aws");
    }

    @Test
    void aFileThatIsNotThereIsPassedOverAsLongAsOneIs() throws IOException {
        Path there = write("a", FIRST);

        assertThat(KubeconfigFiles.read(List.of(folder.resolve("gone"), there)).list())
                .hasSize(1);
        assertThatThrownBy(() -> KubeconfigFiles.read(List.of(folder.resolve("gone"))))
                .isInstanceOf(KubeException.class)
                .hasMessageStartingWith("No kubeconfig is at")
                .hasMessageContaining("gone");
    }

    @Test
    void noFilesAtAllIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> Cluster.contexts(new ClusterChoice(List.of(), Optional.empty())))
                .isInstanceOfSatisfying(
                        KubeException.class, e -> assertThat(e.reason()).isEqualTo(KubeException.Reason.CONFIG))
                .hasMessageStartingWith("No kubeconfig");
    }

    @Test
    void aContextThatIsNotThereGetsTheListOfThoseThatAre() throws IOException {
        Kubeconfig merged = both();

        assertThatThrownBy(() -> merged.choose(Optional.of("three")))
                .hasMessageContaining("no context \"three\"")
                .hasMessageContaining("one, two");
    }

    @Test
    void noCurrentContextIsSaid() throws IOException {
        Kubeconfig only = KubeconfigFiles.read(List.of(write("a", FIRST)));

        assertThatThrownBy(() -> only.choose(Optional.empty()))
                .hasMessageContaining("No current context")
                .hasMessageContaining("one");
    }

    @Test
    void aDanglingClusterOrUserIsNamed() throws IOException {
        Kubeconfig broken = KubeconfigFiles.read(List.of(
                write("a", "contexts: [{name: x, context: {cluster: nowhere, user: nobody}}]\ncurrent-context: x\n")));

        assertThatThrownBy(() -> broken.choose(Optional.empty())).hasMessageContaining("\"nowhere\"");
    }

    @Test
    void brokenYamlIsPlacedByLineAndNeverQuoted() throws IOException {
        Path file = write("a", "users:\n- name: x\n  user: {token: s3cr3t: oops\n");

        assertThatThrownBy(() -> KubeconfigFiles.read(List.of(file)))
                .isInstanceOf(KubeException.class)
                .hasMessageContaining("at line")
                .hasNoCause()
                .message()
                .doesNotContain("s3cr3t");
    }

    private Kubeconfig both() throws IOException {
        return KubeconfigFiles.read(List.of(write("a", FIRST), write("b", SECOND)));
    }

    private Path write(String subfolder, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve(subfolder)).resolve("config");
        return Files.writeString(file, text);
    }
}
