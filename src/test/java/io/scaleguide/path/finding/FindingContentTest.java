package io.scaleguide.path.finding;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.path.hop.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the shipped catalogue says fits the program: its actions, steps, commands and details, and the traps it has to cover. */
class FindingContentTest {
    /** Texts of pages are about what someone wrote, not about a cluster; who finds them gives their details. */
    private static final String OF_PAGES = "text-";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final int WIDEST = 112;
    private static final Set<String> ONE_WORD = Set.of(
            "service",
            "gateway",
            "route",
            "extension",
            "pod",
            "node",
            "class",
            "plugin",
            "key",
            "url",
            "right",
            "port");

    /** Traps of the written guides that show in a cluster, and the findings that name them. */
    private static final Map<Integer, List<String>> TRAPS = Map.ofEntries(
            entry(1, List.of("app-key-missing")),
            entry(2, List.of("metric-crd-missing", "external-api-missing")),
            entry(3, List.of("site-mismatch", "api-key-rejected")),
            entry(4, List.of("annotation-invalid-json")),
            entry(5, List.of("annotation-unknown-container", "annotation-wrong-endpoint")),
            entry(6, List.of("annotation-on-pod-only")),
            entry(7, List.of("metric-not-referenced")),
            entry(10, List.of("hpa-at-maximum")),
            entry(12, List.of("gateway-address-pending", "gateway-answers-404")),
            entry(13, List.of("operator-proxy-image-gone")),
            entry(14, List.of("annotation-wrong-family")),
            entry(16, List.of("annotation-no-distribution")),
            entry(17, List.of("annotation-token-ignored")),
            entry(18, List.of("traffic-stopped")),
            entry(21, List.of("metric-batch-poisoned")),
            entry(22, List.of("extension-several-services")));

    private final Map<String, FindingText> texts = FindingCatalogue.load(Path.of("assets")).all().stream()
            .collect(Collectors.toMap(FindingText::id, Function.identity()));

    @Test
    void everyTrapThatShowsInAClusterIsThere() {
        TRAPS.forEach((trap, ids) -> assertThat(texts).as("trap " + trap).containsKeys(ids.toArray(String[]::new)));
    }

    @Test
    void everyFindingOfTheDetectorsIsThereAndNoOther() {
        assertThat(ofClusters().map(FindingText::id))
                .containsExactlyInAnyOrderElementsOf(FindingDetails.byId().keySet());
    }

    @Test
    void everyDetailIsUsedAndNoPlaceholderIsLeft() {
        Map<String, List<String>> details = FindingDetails.byId();
        ofClusters().forEach(text -> {
            List<String> names = details.getOrDefault(text.id(), List.of());
            assertThat(placeholders(text)).as(text.id()).containsExactlyInAnyOrderElementsOf(names);
            FindingText filled = text.about(new Finding(
                    text.id(), names.stream().collect(Collectors.toMap(Function.identity(), name -> "x-" + name))));
            assertThat(placeholders(filled)).as(text.id()).isEmpty();
        });
    }

    @Test
    void symptomsAndTitlesHoldNoPlaceholder() {
        Collection<String> details = FindingDetails.byId().values().stream()
                .flatMap(List::stream)
                .map(name -> "{" + name + "}")
                .toList();
        for (FindingText text : texts.values()) {
            assertThat(Stream.concat(Stream.of(text.title()), text.symptoms().stream()))
                    .as(text.id())
                    .allSatisfy(line -> assertThat(details).noneMatch(line::contains));
        }
    }

    @Test
    void everyRepairThatTheProgramDoesIsAnActionOfTheGuide() {
        Registry registry = Catalog.registry();
        for (FindingText text : texts.values()) {
            assertThat(text.repair().action().stream()).as(text.id()).isSubsetOf(registry.actionIds());
        }
    }

    @Test
    void commandsOfTheProgramAreOnesThatItHas() throws IOException {
        List<String> steps = stepIds();
        for (FindingText text : texts.values()) {
            for (String command : text.repair().commands()) {
                if (command.startsWith("scaleguide ")) {
                    assertThat(known(text, steps)).as(text.id()).contains(command);
                }
            }
        }
    }

    private static List<String> known(FindingText text, List<String> steps) {
        return Stream.of(
                        Stream.of("scaleguide doctor", "scaleguide up", "scaleguide undo", "scaleguide report"),
                        text.repair().action().map(action -> "scaleguide doctor --fix " + text.id()).stream(),
                        steps.stream().map(step -> "scaleguide up --from " + step))
                .flatMap(commands -> commands)
                .toList();
    }

    /** Others may be a namespace and a name, several names, or a sentence: no argument of a command. */
    @Test
    void commandsHoldOnlyDetailsThatAreOneWord() {
        for (FindingText text : texts.values()) {
            assertThat(placeholders(String.join("\n", text.repair().commands())))
                    .as(text.id())
                    .isSubsetOf(ONE_WORD);
        }
    }

    @Test
    void noCommandTakesAKeyAsAnArgument() {
        for (FindingText text : texts.values()) {
            assertThat(text.repair().commands()).as(text.id()).allSatisfy(command -> assertThat(command)
                    .doesNotContain("--from-literal")
                    .doesNotContainIgnoringCase("apiKey=")
                    .doesNotContainIgnoringCase("appKey=")
                    .doesNotContainIgnoringCase("DD-API-KEY"));
        }
    }

    @Test
    void noCommandDeletesOrForces() {
        for (FindingText text : texts.values()) {
            assertThat(text.repair().commands()).as(text.id()).allSatisfy(command -> assertThat(command)
                    .doesNotContain("kubectl delete")
                    .doesNotContain("helm uninstall")
                    .doesNotContain("--force"));
        }
    }

    @Test
    void explanationsAreAFewSentences() {
        for (FindingText text : texts.values()) {
            assertThat(text.explanation().split("[.!?]( |$)")).as(text.id()).hasSizeBetween(2, 5);
        }
    }

    @Test
    void filesFitAScreen() throws IOException {
        for (String id : texts.keySet()) {
            assertThat(Files.readAllLines(Path.of("assets/findings", id + ".yaml")))
                    .as(id)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDEST));
        }
    }

    private Stream<FindingText> ofClusters() {
        return texts.values().stream().filter(text -> !text.id().startsWith(OF_PAGES));
    }

    private static List<String> placeholders(FindingText text) {
        String words = String.join(
                "\n",
                text.cause(),
                text.explanation(),
                text.repair().text(),
                String.join("\n", text.repair().commands()));
        return placeholders(words);
    }

    private static List<String> placeholders(String words) {
        return PLACEHOLDER
                .matcher(words)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static List<String> stepIds() throws IOException {
        Registry registry = Catalog.registry();
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json")));
        return new StepLoader(schema, registry.checkIds(), registry.actionIds())
                .load(Path.of("wizard-steps")).stream().map(StepDefinition::id).toList();
    }
}
