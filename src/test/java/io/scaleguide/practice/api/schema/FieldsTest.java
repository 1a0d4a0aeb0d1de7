package io.scaleguide.practice.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode SCHEMA = JSON.readTree("""
            {"type":"object","properties":{"spec":{"type":"object","required":["query"],"properties":{
              "query":{"type":"string","pattern":"^[a-z]+$"},
              "window":{"type":"string","enum":["short","long"],"default":"short"},
              "age":{"type":"integer","minimum":1,"maximum":9},
              "size":{"x-kubernetes-int-or-string":true},
              "labels":{"type":"object","additionalProperties":{"type":"string"}}}}}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"query":"a"} |
                    {} | spec.query: Required value
                    {"query":1} | spec.query: Invalid value: "integer": spec.query in body must be of type string: "integer"
                    {"query":"A"} | spec.query: Invalid value: "A": spec.query in body should match '^[a-z]+$'
                    {"query":"a","window":"x"} | spec.window: Unsupported value: "x": supported values: "short", "long"
                    {"query":"a","age":0} | spec.age: Invalid value: 0: spec.age in body should be greater than or equal to 1
                    {"query":"a","age":10} | spec.age: Invalid value: 10: spec.age in body should be less than or equal to 9
                    {"query":"a","size":"5%","labels":{"x":"y"}} |
                    """)
    void customObjectsAreHeldToTheirSchema(String spec, String wrong) {
        ObjectNode object = object("{\"spec\":" + spec + "}");
        String found = String.join(
                "; ",
                CustomFields.check(SCHEMA, object).stream()
                        .map(it -> it.field() + ": " + it.message())
                        .toList());
        assertThat(found).isEqualTo(wrong == null ? "" : wrong);
    }

    @Test
    void unknownFieldsOfCustomObjectsArePrunedAndDefaultsSet() {
        ObjectNode object =
                object("{\"kind\":\"X\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"qery\":1,\"labels\":{\"k\":\"v\"}}}");
        assertThat(CustomFields.prune(SCHEMA, object)).containsExactly("spec.qery");
        CustomFields.setDefaults(SCHEMA, object);
        assertThat(object.path("spec")).isEqualTo(JSON.readTree("{\"labels\":{\"k\":\"v\"},\"window\":\"short\"}"));
        assertThat(object.path("metadata").path("name").asString()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    apps/Deployment | {"spec":{"replica":1}} | spec.replica
                    apps/Deployment | {"spec":{"template":{"spec":{"containers":[{},{"imagee":"x"}]}}}} | spec.template.spec.containers[1].imagee
                    autoscaling/HorizontalPodAutoscaler | {"spec":{"behavior":{"scaleUp":{"policies":[{"periods":1}]}}}} | spec.behavior.scaleUp.policies[0].periods
                    /Service | {"spec":{"ports":[{"targetport":1}]}} | spec.ports[0].targetport
                    /ConfigMap | {"data":{"anything":"goes"}} |
                    example.org/Unlisted | {"whatever":1} |
                    """)
    void typosInBuiltinTypesAreFound(String type, String object, String unknown) {
        assertThat(String.join(",", new BuiltinFields().unknown(type, object(object))))
                .isEqualTo(unknown == null ? "" : unknown);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}
