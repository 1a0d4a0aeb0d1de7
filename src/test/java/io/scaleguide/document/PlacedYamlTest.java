package io.scaleguide.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** YAML whose values know where they stand. */
class PlacedYamlTest {
    @Test
    void everyValueStandsWhereItSays() {
        String text = "# 🚀 first\nspec:\n  query: \"avg:x{*}\"  # asked\n  list: [a, 'b']\n";
        PlacedNode root = PlacedYaml.read(text).documents().get(0);
        PlacedNode query = root.at("spec", "query").orElseThrow();
        assertThat(text.substring(query.start(), query.end())).isEqualTo("\"avg:x{*}\"");
        PlacedNode second = root.items("spec", "list").get(1);
        assertThat(text.substring(second.start(), second.end())).isEqualTo("'b'");
    }

    @Test
    void documentsBeforeAMistakeAreKeptAndItsLineIsSaid() {
        PlacedYaml yaml = PlacedYaml.read("a: 1\n---\nb: 2\n  c: 3\n");
        assertThat(yaml.documents()).hasSize(1);
        assertThat(yaml.problem().map(PlacedYaml.Problem::line)).contains(3);
    }

    @Test
    void anAliasIsWhatItStandsFor() {
        PlacedNode root = PlacedYaml.read("a: &x {b: 1}\nc: *x\n").documents().get(0);
        assertThat(root.text("c", "b")).isEqualTo("1");
    }

    @Test
    void jsonIsYamlAndPlainScalarsHaveTypes() {
        PlacedNode root = PlacedYaml.read("{\"a\": true, \"b\": 12, \"c\": \"12\", \"d\": null}")
                .documents()
                .get(0);
        assertThat(root.json().toString()).isEqualTo("{\"a\":true,\"b\":12,\"c\":\"12\",\"d\":null}");
    }

    @Test
    void depthHasAnEnd() {
        PlacedYaml yaml = PlacedYaml.read("[".repeat(5000));
        assertThat(yaml.problem().map(PlacedYaml.Problem::message))
                .hasValueSatisfying(message -> assertThat(message).isEqualTo("it is deeper than 100 levels"));
    }
}
