package io.scaleguide.guide.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDefinitionTest {

    @ParameterizedTest
    @CsvSource({"1,true", "10,true", "0.5,false", "10.1,false", "ten,false"})
    void aNumberKeepsItsRange(String value, boolean good) {
        FieldDefinition field = field(FieldDefinition.Type.NUMBER, Optional.of(1.0), Optional.of(10.0));
        assertThat(field.problemWith(value).isEmpty()).isEqualTo(good);
    }

    @Test
    void aSecretThatMayNotLookLikeThatIsNeverRepeated() {
        FieldDefinition field = shaped(FieldDefinition.Type.SECRET, "[0-9a-f]{32}", "is 32 characters, 0-9 and a-f");
        assertThat(field.problemWith("sesame-open")).contains("F is 32 characters, 0-9 and a-f.");
    }

    @Test
    void whatIsAllowedIsSaidInWordsWithAnExample() {
        FieldDefinition field = shaped(FieldDefinition.Type.TEXT, "[a-z]+", "is a word of small letters, such as echo");
        assertThat(field.problemWith("echo")).isEmpty();
        assertThat(field.problemWith("Echo")).contains("F is a word of small letters, such as echo, and not \"Echo\".");
    }

    @Test
    void yamlIsAMappingWithProblemsAtTheirLine() {
        FieldDefinition field = field(FieldDefinition.Type.YAML, Optional.empty(), Optional.empty());
        assertThat(field.problemWith("agents:\n  priorityClassCreate: true\n")).isEmpty();
        assertThat(field.problemWith("- one\n"))
                .hasValueSatisfying(text -> assertThat(text).contains("F:1", "mapping"));
        assertThat(field.problemWith("a: 1\nb: [1\n"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("F:"));
    }

    @Test
    void aKeyInYamlIsSentToItsOwnFieldAndNotRepeated() {
        FieldDefinition field = field(FieldDefinition.Type.YAML, Optional.empty(), Optional.empty());
        assertThat(field.problemWith("datadog:\n  site: x\n  ApiKey: feedface\n"))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("F:3", "fields of their own").doesNotContain("feedface"));
        assertThat(field.problemWith("datadog:\n  apiKeyExistingSecret: mine\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30s,30000", "1m30s,90000", "500ms,500", "2h,7200000"})
    void lengthsOfTimeAreRead(String text, long millis) {
        assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"30", "s", "1m 30s", "-5s"})
    void otherTextIsNoLengthOfTime(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400,0.4 s", "12000,12 s", "119000,119 s", "200000,3 min 20 s", "180000,3 min"})
    void lengthsOfTimeAreWrittenForPeople(long millis, String words) {
        assertThat(Durations.words(Duration.ofMillis(millis))).isEqualTo(words);
    }

    private static FieldDefinition shaped(FieldDefinition.Type type, String pattern, String words) {
        return field(
                type, Optional.of(new Allowed(Pattern.compile(pattern), words)), Optional.empty(), Optional.empty());
    }

    private static FieldDefinition field(FieldDefinition.Type type, Optional<Double> least, Optional<Double> most) {
        return field(type, Optional.empty(), least, most);
    }

    private static FieldDefinition field(
            FieldDefinition.Type type, Optional<Allowed> allowed, Optional<Double> least, Optional<Double> most) {
        return new FieldDefinition(
                "f",
                "F",
                type,
                "",
                Optional.empty(),
                false,
                List.of(),
                allowed,
                Optional.empty(),
                least,
                most,
                List.of(),
                Optional.empty());
    }
}
