package io.scaleguide.guide.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerResolverTest {
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";
    private static final String APP_KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final Map<String, String> KEYS = Map.of("DD_API_KEY", API_KEY, "DD_APP_KEY", APP_KEY);

    private List<StepDefinition> steps = List.of();

    @BeforeEach
    void load() throws IOException {
        Registry registry = Catalog.registry();
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json")));
        steps = new StepLoader(schema, registry.checkIds(), registry.actionIds()).load(Path.of("wizard-steps"));
    }

    @Test
    void eachSourceWinsOverThoseBelowIt() {
        Map<String, String> environment = new HashMap<>(KEYS);
        environment.put("DD_SITE", "us5.datadoghq.com");
        assertSite(Map.of(), Map.of(), Map.of(), KEYS, "datadoghq.com", AnswerSource.DEFAULT);
        assertSite(Map.of(), Map.of(), Map.of(), environment, "us5.datadoghq.com", AnswerSource.ENVIRONMENT);
        Map<String, String> cluster = Map.of("site", "us3.datadoghq.com");
        assertSite(Map.of(), Map.of(), cluster, environment, "us3.datadoghq.com", AnswerSource.CLUSTER);
        Map<String, String> file = Map.of("site", "ap1.datadoghq.com");
        assertSite(Map.of(), file, cluster, environment, "ap1.datadoghq.com", AnswerSource.FILE);
        Map<String, String> flags = Map.of("site", "datadoghq.eu");
        assertSite(flags, file, cluster, environment, "datadoghq.eu", AnswerSource.FLAG);
    }

    @Test
    void theFirstVariableThatIsSetAnswers() {
        Answers answers = resolve(Map.of(), Map.of("DATADOG_API_KEY", API_KEY, "DD_APPLICATION_KEY", APP_KEY));
        assertThat(answers.secret("api-key").reveal()).isEqualTo(API_KEY);
        assertThat(answers.secret("app-key").reveal()).isEqualTo(APP_KEY);
    }

    @Test
    void defaultsFollowEarlierAnswers() {
        Answers answers = resolve(Map.of("service", "shop", "namespace", "prod"), KEYS);
        assertThat(answers.text("deployment")).isEqualTo("shop");
        assertThat(answers.text("metric-name")).isEqualTo("shop-kong-upstream-latency-ms-avg");
        assertThat(answers.text("query"))
                .isEqualTo("avg:autoscaling.kong_upstream_latency_ms{service:shop,kubernetes_namespace:prod}");
    }

    @Test
    void everyAnswerThatWillNotDoIsListedWithWaysToMendIt() {
        Map<String, String> flags = Map.of("target", "fast", "site", "moon", "colour", "red");
        assertThatThrownBy(() -> resolve(flags, Map.of("DD_API_KEY", "tooshort-key")))
                .isInstanceOf(AnswerException.class)
                .hasMessageContaining("Target is a number, not \"fast\"")
                .hasMessageContaining("Datadog site is one of datadoghq.com, us3.datadoghq.com")
                .hasMessageContaining("No step asks for \"colour\"")
                .hasMessageContaining(
                        "Application key is needed. Give it as the environment variable DD_APP_KEY, or a file"
                                + " named with --app-key-file")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("tooshort-key"));
    }

    @Test
    void aSecretIsNeverShown() {
        Answers answers = resolve(Map.of(), KEYS);
        assertThat(answers.answer("api-key").shown()).isEqualTo("(set)");
        assertThat(answers.answer("api-key").toString()).doesNotContain(API_KEY);
        assertThat(answers.fill("curl -H {api-key}")).isEqualTo("curl -H $DD_API_KEY");
        assertThat(answers.secret("api-key").toString()).doesNotContain(API_KEY);
    }

    @Test
    void anAnswersFileNamesFilesForKeysAndRefusesKeysThemselves(@TempDir Path folder) throws IOException {
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/answers.schema.json")));
        Files.writeString(folder.resolve("key"), API_KEY + "\n");
        Path good = Files.writeString(
                folder.resolve("good.yaml"), "answers:\n  api-key-file: key\n  target: 90\n  demo-workload: true\n");
        assertThat(new AnswersFile(schema).read(good))
                .containsEntry("api-key", API_KEY)
                .containsEntry("target", "90")
                .containsEntry("demo-workload", "true");
        Path bad =
                Files.writeString(folder.resolve("bad.yaml"), "answers:\n  target: 90\n  api-key: " + API_KEY + "\n");
        assertThatThrownBy(() -> new AnswersFile(schema).read(bad))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("bad.yaml:")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(API_KEY));
    }

    private void assertSite(
            Map<String, String> flags,
            Map<String, String> file,
            Map<String, String> cluster,
            Map<String, String> environment,
            String site,
            AnswerSource source) {
        Answer answer = new AnswerResolver(flags, file, cluster, environment)
                .resolve(steps)
                .answer("site");
        assertThat(answer.value()).isEqualTo(site);
        assertThat(answer.source()).isEqualTo(source);
    }

    private Answers resolve(Map<String, String> flags, Map<String, String> environment) {
        return new AnswerResolver(flags, Map.of(), Map.of(), environment).resolve(steps);
    }
}
