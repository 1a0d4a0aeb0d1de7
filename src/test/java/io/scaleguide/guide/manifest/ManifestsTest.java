package io.scaleguide.guide.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a plan shows of an object. */
class ManifestsTest {
    private static ObjectNode keys(String api, String application) {
        return Manifests.read("""
                apiVersion: v1
                kind: Secret
                metadata: {name: datadog-keys}
                data: {api-key: %s, app-key: %s}
                """.formatted(api, application));
    }

    @Test
    void aKeyThatIsReplacedIsAChangeAndNeitherIsShown() {
        String diff = Manifests.diff(keys("b25l", "dHdv"), keys("b25l", "dGhyZWU="));
        assertThat(diff).contains("-  app-key: (hidden)", "+  app-key: (another hidden one)");
        assertThat(diff).doesNotContain("dHdv").doesNotContain("dGhyZWU=").doesNotContain("+  api-key");
    }

    @Test
    void theSameKeysAreNoChange() {
        assertThat(Manifests.diff(keys("b25l", "dHdv"), keys("b25l", "dHdv"))).isEmpty();
    }

    @Test
    void anotherOrderOfFieldsIsNoChange() {
        ObjectNode before = Manifests.read("spec: {list: [{name: a, port: 1}], size: 1}\nkind: Thing\n");
        assertThat(Manifests.diff(before, Manifests.read("kind: Thing\nspec: {size: 1, list: [{port: 1, name: a}]}\n")))
                .isEmpty();
        assertThat(Manifests.diff(
                                before,
                                Manifests.read("kind: Thing\nspec: {size: 2, list: [{port: 1, name: a}], more: 3}\n"))
                        .lines()
                        .filter(line -> !line.startsWith("@") && !line.startsWith(" ")))
                .containsExactly("-  size: 1", "+  size: 2", "+  more: 3");
        assertThat(Manifests.diff(before, Manifests.read("spec: {list: [{name: b, port: 1}], size: 1}\nkind: Thing\n")))
                .isNotEmpty();
    }

    @Test
    void textThatLooksLikeANumberStaysText() {
        ObjectNode values = Manifests.read("tag: '7.10'\nname: '2024'\nport: 8080\n");
        assertThat(Manifests.read(Manifests.yaml(values))).isEqualTo(values);
        assertThat(Manifests.read(Manifests.file(values))).isEqualTo(values);
    }

    @Test
    void aFileKeepsALongTextOnOneLine() {
        ObjectNode manifest = Manifests.read("json: '{\"a\": \"" + "long ".repeat(50) + "\"}'");
        assertThat(Manifests.file(manifest).lines()).hasSize(1);
        assertThat(Manifests.read(Manifests.file(manifest))).isEqualTo(manifest);
    }
}
