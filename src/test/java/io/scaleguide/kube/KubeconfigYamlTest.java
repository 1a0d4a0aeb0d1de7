package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.bounds.RefusedYamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

class KubeconfigYamlTest {

    @ParameterizedTest
    @CsvSource({"0123", "1e5", "123.450", "99999999999999999999", "0x1F", "-7", "yes"})
    void aTokenThatLooksLikeANumberKeepsEveryCharacter(String token) {
        assertThat(KubeconfigYaml.read("user: {token: " + token + "}")
                        .path("user")
                        .path("token")
                        .asString(""))
                .isEqualTo(token);
    }

    @Test
    void whatAPluginIsHandedKeepsItsKind() {
        JsonNode config =
                KubeconfigYaml.read("{on: true, count: 12, text: \"12\", none: null, empty: , quoted: \"null\"}");

        assertThat(config)
                .hasToString(
                        "{\"on\":true,\"count\":12,\"text\":\"12\",\"none\":null,\"empty\":null,\"quoted\":\"null\"}");
    }

    @Test
    void anAliasSharesWhatItNames() {
        JsonNode root = KubeconfigYaml.read("""
                base: &base {server: "https://one"}
                clusters: [{name: a, cluster: *base}, {name: b, cluster: *base}]
                """);

        assertThat(root.path("clusters").path(1).path("cluster").path("server").asString(""))
                .isEqualTo("https://one");
        assertThat(root.path("clusters").path(0).path("cluster"))
                .isSameAs(root.path("clusters").path(1).path("cluster"));
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 60; i++) {
            String before = "*a" + (i - 1);
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(before)
                    .append(", ");
            text.append(before).append("]\n");
        }

        assertThatThrownBy(() -> KubeconfigYaml.read(text.toString()))
                .isInstanceOfSatisfying(RefusedYamlException.class, refused -> assertThat(refused.line())
                        .contains(17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: &a [*a]", "a: *b", "? [x]\\n: y", "a: [", "a: b: c", "\"a: 1", "a:\\n\\t- b"})
    void whatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> KubeconfigYaml.read(text.translateEscapes())).isInstanceOf(YamlEngineException.class);
    }

    @Test
    void depthDoesNotOverflowTheStack() {
        assertThatThrownBy(() -> KubeconfigYaml.read("[".repeat(200_000))).isInstanceOf(YamlEngineException.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "---"})
    void nothingIsNoObject(String text) {
        assertThat(KubeconfigYaml.read(text).isObject()).isFalse();
    }

    @Test
    void onlyTheFirstDocumentCounts() {
        assertThat(KubeconfigYaml.read("a: 1\n---\na: 2\n").path("a").asInt()).isEqualTo(1);
    }
}
