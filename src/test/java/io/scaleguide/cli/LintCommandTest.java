package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The lint command as a user and a CI job call it. */
class LintCommandTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String LOOP = "while curl -k http://10.0.0.1/; do sleep 0.1; done\n";
    private static final String VALUES = """
            # ours
            datadog:
              apiKey: %s  # rotate me
              AppKey: ${APP_KEY}
              site: datadoghq.eu
              operator:
                enabled: false
            datadog-crds:
              keepCrds: true
            """.formatted(KEY);

    @TempDir
    private Path folder;

    private Path values;

    @BeforeEach
    void write() throws IOException {
        values = Files.writeString(folder.resolve("values.yaml"), VALUES);
    }

    private static InProcess lint(String input, String... arguments) {
        return InProcess.run(
                input, Stream.concat(Stream.of("lint"), Stream.of(arguments)).toList());
    }

    @Test
    void aTrapIsShownWithItsPlaceReasonAndCorrection() {
        InProcess outcome = lint("", values.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(values + ":4:3: breaks: The application key is set under a name that the chart does not know"
                        + "  [text-app-key-case]")
                .contains("  -   AppKey: ${APP_KEY}\n  +   appKey: ${APP_KEY}\n")
                .endsWith("Looked at 1 file: 2 traps, 1 of them stop the number. --fix corrects 1.\n");
    }

    @Test
    void aFileWithoutTrapsEndsWithZero() {
        InProcess outcome = lint("kind: ConfigMap\napiVersion: v1\n", "-");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("Looked at 1 file: no trap.\n");
    }

    @Test
    void noFormOfOutputShowsAKey() {
        for (List<String> form : List.of(
                List.of("-o", "text"),
                List.of("-o", "json"),
                List.of("-o", "sarif"),
                List.of("--diff"),
                List.of("--fix"))) {
            String[] arguments =
                    Stream.concat(form.stream(), Stream.of(values.toString())).toArray(String[]::new);
            InProcess outcome = lint("", arguments);
            assertThat(outcome.out() + outcome.err()).as(form.toString()).doesNotContain(KEY);
        }
    }

    @Test
    void fixShowsADiffWritesTheFileAndKeepsTheRest() throws IOException {
        Files.setPosixFilePermissions(values, PosixFilePermissions.fromString("rw-r-----"));
        InProcess outcome = lint("", "--fix", values.toString());
        assertThat(outcome.out()).contains("-  AppKey: ${APP_KEY}\n+  appKey: ${APP_KEY}\n");
        assertThat(outcome.code()).as("the key in the file is still there").isEqualTo(1);
        assertThat(Files.readString(values)).isEqualTo(VALUES.replace("AppKey", "appKey"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(values)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(values);
        }
    }

    @Test
    void fixWritesThroughALinkAndLeavesItOne() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), values);
        lint("", "--fix", link.toString());
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(values)).contains("appKey: ${APP_KEY}");
    }

    @Test
    void diffWritesNothing() throws IOException {
        InProcess outcome = lint("", "--diff", values.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("+  appKey: ${APP_KEY}");
        assertThat(Files.readString(values)).isEqualTo(VALUES);
    }

    @Test
    void fixOfStandardInputGoesToStandardOutput() {
        InProcess outcome = lint(LOOP, "--fix", "-");
        assertThat(outcome.out()).isEqualTo(LOOP.replace("curl -k", "curl -fk"));
        assertThat(outcome.err()).contains("+while curl -fk");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void lineEndsAndAMissingLastOneAreKept() throws IOException {
        Path file =
                Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\r\nwhile curl -k http://a/; do sleep 0.1; done");
        lint("", "--fix", file.toString());
        assertThat(Files.readString(file)).isEqualTo("#!/bin/sh\r\nwhile curl -fk http://a/; do sleep 0.1; done");
    }

    @Test
    void aFileThatMayNotBeWrittenIsNamedAndWhole() throws IOException {
        Path missing = folder.resolve("gone.yaml");
        InProcess outcome = lint("", missing.toString(), values.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(missing + " cannot be read: there is no such file.");
        assertThat(outcome.out()).as("the other is looked at").contains("[text-app-key-case]");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("logo.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        InProcess outcome = lint("", file.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(file + " is not text in UTF-8.");
    }

    @Test
    void aFolderStandsForTheFilesInIt() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("deep")).resolve("load.sh"), LOOP);
        Files.writeString(Files.createDirectories(folder.resolve(".git")).resolve("load.sh"), LOOP);
        Files.writeString(folder.resolve("notes.txt"), LOOP);
        InProcess outcome = lint("", folder.toString());
        assertThat(outcome.out()).contains("deep/load.sh:1:7").contains("Looked at 2 files");
    }

    @Test
    void aCommandKnowsTheValuesFileThatIsGivenWithIt() throws IOException {
        Path script = Files.writeString(
                folder.resolve("install.sh"),
                "helm upgrade --install datadog datadog/datadog -f values.yaml --set clusterAgent.metricsProvider.enabled=true\n");
        assertThat(lint("", "--level", "breaks", script.toString()).out())
                .as("values that nobody knows may hold anything")
                .contains("no trap");
        assertThat(lint("", script.toString(), values.toString()).out())
                .contains("install.sh:1:1: breaks: The command gives the cluster agent no application key");
    }

    @Test
    void levelAndIgnoreLeaveThingsOut() {
        assertThat(lint("", "--level", "breaks", values.toString()).out())
                .contains("text-app-key-case")
                .doesNotContain("text-key-in-file");
        InProcess outcome = lint("", "--level", "breaks", "--ignore", "text-app-key-case", values.toString());
        assertThat(outcome.code()).isZero();
        assertThat(lint("", "--ignore", "text-typo", values.toString()).err())
                .contains("lint finds nothing that is called text-typo");
    }

    @Test
    void theJsonIsAsItsSchemaSays() throws IOException {
        InProcess outcome = lint("", "-o", "json", values.toString());
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/lint.schema.json")));
        assertThat(schema.check(YamlDocument.parse("lint.json", outcome.out()))).isEmpty();
        assertThat(outcome.json().path("traps").path(1).path("id").asString()).isEqualTo("text-app-key-case");
        assertThat(outcome.json().path("traps").path(1).path("after").path(0).asString())
                .isEqualTo("  appKey: ${APP_KEY}");
    }

    @Test
    void theSarifNamesRulesPlacesAndFixes() {
        JsonNode run =
                lint("", "-o", "sarif", values.toString()).json().path("runs").path(0);
        assertThat(run.at("/tool/driver/rules/0/id").asString()).isEqualTo("text-app-key-case");
        assertThat(run.at("/tool/driver/rules/0/helpUri").asString()).startsWith("https://");
        JsonNode result = run.at("/results/1");
        assertThat(result.path("ruleIndex").asInt()).isZero();
        assertThat(result.path("level").asString()).isEqualTo("error");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo(values.toUri().toString());
        assertThat(result.at("/locations/0/physicalLocation/region").toString())
                .isEqualTo("{\"startLine\":4,\"startColumn\":3,\"endLine\":4,\"endColumn\":9}");
        assertThat(result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                        .asString())
                .isEqualTo("appKey");
    }
}
