package io.scaleguide.practice.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.practice.api.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PatchesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The table of RFC 7386, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":"b"} | {"a":"c"} | {"a":"c"}
                    {"a":"b"} | {"b":"c"} | {"a":"b","b":"c"}
                    {"a":"b"} | {"a":null} | {}
                    {"a":"b","b":"c"} | {"a":null} | {"b":"c"}
                    {"a":["b"]} | {"a":"c"} | {"a":"c"}
                    {"a":"c"} | {"a":["b"]} | {"a":["b"]}
                    {"a":{"b":"c"}} | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]} | {"a":[1]} | {"a":[1]}
                    ["a","b"] | ["c","d"] | ["c","d"]
                    {"a":"b"} | ["c"] | ["c"]
                    {"a":"foo"} | null | null
                    {"e":null} | {"a":1} | {"e":null,"a":1}
                    [1,2] | {"a":"b","c":null} | {"a":"b"}
                    {} | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    """)
    void mergesAsTheStandardSays(String target, String patch, String result) {
        assertThat(MergePatch.apply(read(target), read(patch))).isEqualTo(read(result));
    }

    /** From RFC 6902, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"foo":"bar"} | [{"op":"add","path":"/baz","value":"qux"}] | {"baz":"qux","foo":"bar"}
                    {"foo":["bar","baz"]} | [{"op":"add","path":"/foo/1","value":"qux"}] | {"foo":["bar","qux","baz"]}
                    {"foo":["bar"]} | [{"op":"add","path":"/foo/-","value":"x"}] | {"foo":["bar","x"]}
                    {"baz":"qux","foo":"bar"} | [{"op":"remove","path":"/baz"}] | {"foo":"bar"}
                    {"foo":["a","b","c"]} | [{"op":"remove","path":"/foo/1"}] | {"foo":["a","c"]}
                    {"baz":"qux"} | [{"op":"replace","path":"/baz","value":"boo"}] | {"baz":"boo"}
                    {"foo":{"bar":"baz"},"q":{}} | [{"op":"move","from":"/foo/bar","path":"/q/t"}] | {"foo":{},"q":{"t":"baz"}}
                    {"a":1} | [{"op":"copy","from":"/a","path":"/b"},{"op":"test","path":"/b","value":1}] | {"a":1,"b":1}
                    {"a/b":1,"m~n":2} | [{"op":"remove","path":"/a~1b"},{"op":"remove","path":"/m~0n"}] | {}
                    """)
    void followsOperations(String target, String patch, String result) {
        assertThat(JsonPatch.apply(read(target), read(patch))).isEqualTo(read(result));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1} | [{"op":"remove","path":"/b"}]
                    {"a":1} | [{"op":"replace","path":"/b","value":1}]
                    {"a":1} | [{"op":"test","path":"/a","value":2}]
                    {"a":[1]} | [{"op":"add","path":"/a/5","value":2}]
                    {"a":1} | [{"op":"frob","path":"/a"}]
                    """)
    void refusesOperationsThatCannotBeDone(String target, String patch) {
        assertThatThrownBy(() -> JsonPatch.apply(read(target), read(patch)))
                .isInstanceOfSatisfying(
                        ApiError.class, error -> assertThat(error.status()).isEqualTo(422));
    }

    /** What kubectl sends. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"spec":{"containers":[{"name":"a","image":"1"}]}} | {"spec":{"containers":[{"name":"b","image":"2"}]}} | {"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"2"}]}}
                    {"spec":{"containers":[{"name":"a","image":"1","tty":true}]}} | {"spec":{"containers":[{"name":"a","image":"2","tty":null}]}} | {"spec":{"containers":[{"name":"a","image":"2"}]}}
                    {"spec":{"containers":[{"name":"a"},{"name":"b"}]}} | {"spec":{"containers":[{"name":"a","$patch":"delete"}]}} | {"spec":{"containers":[{"name":"b"}]}}
                    {"spec":{"containers":[{"name":"a"},{"name":"b"}]}} | {"spec":{"containers":[{"$patch":"replace"},{"name":"c"}]}} | {"spec":{"containers":[{"name":"c"}]}}
                    {"spec":{"containers":[{"name":"a"}]}} | {"spec":{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}],"containers":[{"name":"b"}]}} | {"spec":{"containers":[{"name":"b"},{"name":"a"}]}}
                    {"metadata":{"finalizers":["x","y"]}} | {"metadata":{"$deleteFromPrimitiveList/finalizers":["x"],"finalizers":["z"]}} | {"metadata":{"finalizers":["y","z"]}}
                    {"spec":{"strategy":{"type":"RollingUpdate","rollingUpdate":{}}}} | {"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}} | {"spec":{"strategy":{"type":"Recreate"}}}
                    {"spec":{"a":{"x":1}}} | {"spec":{"a":{"$patch":"replace","y":2}}} | {"spec":{"a":{"y":2}}}
                    {"spec":{"args":["1"]}} | {"spec":{"args":["2"]}} | {"spec":{"args":["2"]}}
                    {"spec":{"ports":[{"port":8125,"protocol":"UDP"}]}} | {"spec":{"ports":[{"port":8125,"protocol":"TCP"}]}} | {"spec":{"ports":[{"port":8125,"protocol":"UDP"},{"port":8125,"protocol":"TCP"}]}}
                    """)
    void mergesStrategically(String target, String patch, String result) {
        ObjectNode merged =
                new StrategicPatch(ListKeys.builtin()).apply((ObjectNode) read(target), (ObjectNode) read(patch));
        assertThat(merged).isEqualTo(read(result));
    }

    @Test
    void anApplierLosesWhatItDropsAndOthersKeepTheirs() {
        ServerSideApply apply = new ServerSideApply(ListKeys.builtin());
        ObjectNode first = apply.apply(
                JSON.createObjectNode(),
                object("{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\",\"b\":\"2\"}}"),
                writer("one"),
                false);
        ObjectNode second =
                apply.apply(first, object("{\"apiVersion\":\"v1\",\"data\":{\"c\":\"3\"}}"), writer("two"), false);
        ObjectNode third =
                apply.apply(second, object("{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\"}}"), writer("one"), false);

        assertThat(third.path("data")).isEqualTo(read("{\"a\":\"1\",\"c\":\"3\"}"));
        assertThatThrownBy(() -> apply.apply(
                        third, object("{\"apiVersion\":\"v1\",\"data\":{\"a\":\"9\"}}"), writer("two"), false))
                .hasMessage("Apply failed with 1 conflict: conflict with \"one\": .data.a");
        ObjectNode forced =
                apply.apply(third, object("{\"apiVersion\":\"v1\",\"data\":{\"a\":\"9\"}}"), writer("two"), true);
        assertThat(forced.path("data")).isEqualTo(read("{\"a\":\"9\"}"));
        assertThat(forced.path("metadata").path("managedFields").size()).isEqualTo(1);
    }

    @Test
    void itemsOfListsHaveOwners() {
        ServerSideApply apply = new ServerSideApply(ListKeys.builtin());
        ObjectNode live =
                object("{\"apiVersion\":\"v1\",\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"1\"}]}}");
        apply.noteUpdate(JSON.createObjectNode(), live, writer("kubectl"));
        ObjectNode applied =
                object("{\"apiVersion\":\"v1\",\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"2\"}]}}");
        assertThatThrownBy(() -> apply.apply(live, applied, writer("helm"), false))
                .hasMessage("Apply failed with 1 conflict: conflict with \"kubectl\" using v1:"
                        + " .spec.containers[name=\"a\"].image");
    }

    private static ServerSideApply.Writer writer(String name) {
        return new ServerSideApply.Writer(name, "", "2026-01-01T00:00:00Z");
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) read(text);
    }

    private static JsonNode read(String text) {
        return JSON.readTree(text);
    }
}
