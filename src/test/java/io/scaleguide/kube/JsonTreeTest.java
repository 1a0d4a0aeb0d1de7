package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTreeTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "null",
                "\"Grün\\u00e9\\n\\ud83d\\ude00\"",
                "{\"a\":{\"b\":[1,-2,3000000000,12345678901234567890,0.1,1e3,-0.0,1e999]},\"c\":[true,false,null,[],{}],\"\":\"\"}",
                "{\"kind\":\"Status\",\"code\":404,\"details\":{\"causes\":[{\"reason\":\"x\"}]}}"
            })
    void aTextBecomesTheTreeThatTheMapperMakesOfIt(String text) {
        assertThat(JsonTree.read(text)).contains(MAPPER.readTree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{\"a\":1", "[1,]", "{} {}", "nul", "{\"a\" 1}", "{'a':1}", "01", "<html>"})
    void whatIsNoValueOrMoreThanOneIsNothing(String text) {
        assertThat(JsonTree.read(text)).isEmpty();
    }

    @Test
    void whatIsNestedWithoutEndIsNothing() {
        assertThat(JsonTree.read("[".repeat(100_000))).isEmpty();
    }

    @Test
    void ofTwoFieldsOfOneNameTheLastCounts() {
        assertThat(Json.object("{\"a\":1,\"a\":2}").orElseThrow().path("a").asInt())
                .isEqualTo(2);
    }
}
