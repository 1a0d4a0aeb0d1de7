package io.scaleguide.practice.api.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.practice.api.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SelectorsTest {
    private static final JsonNode OBJECT = JsonMapper.shared()
            .readTree("{\"metadata\":{\"name\":\"web\",\"labels\":{\"app\":\"web\",\"tier\":\"front\"}},"
                    + "\"involvedObject\":{\"kind\":\"Pod\"},\"status\":{\"phase\":\"Running\"}}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    app=web | true
                    app==web,tier=front | true
                    app=web,tier=back | false
                    app!=web | false
                    other!=web | true
                    app in (web, api) | true
                    app in (api) | false
                    other in (api) | false
                    app notin (api) | true
                    other notin (api) | true
                    app notin (web) | false
                    app | true
                    other | false
                    !other | true
                    !app | false
                    tier in (front,back),app | true
                    """)
    void labels(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector).test(OBJECT)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metadata.name=web | true
                    metadata.name!=web | false
                    involvedObject.kind=Pod,status.phase=Running | true
                    spec.nodeName= | true
                    status.phase=Pending | false
                    """)
    void fields(String selector, boolean matches) {
        assertThat(FieldSelector.parse(selector).test(OBJECT)).isEqualTo(matches);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> LabelSelector.parse("a in b")).isInstanceOf(ApiError.class);
        assertThatThrownBy(() -> FieldSelector.parse("nonsense")).isInstanceOf(ApiError.class);
    }
}
