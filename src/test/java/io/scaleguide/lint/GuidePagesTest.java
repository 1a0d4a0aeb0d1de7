package io.scaleguide.lint;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole pages: one with every trap of the written guides, and the same page mended. */
class GuidePagesTest {
    private static final Path PAGES = Path.of("src/test/resources/lint");

    /** The traps of the written guides by their number in the list that the project keeps of them. */
    private static final Map<Integer, String> TRAPS = Map.ofEntries(
            entry(1, "text-app-key-case"),
            entry(2, "text-values-not-passed text-namespace-not-created"),
            entry(3, "text-site-missing"),
            entry(4, "annotation-invalid-json"),
            entry(5, "annotation-unknown-container annotation-wrong-endpoint"),
            entry(6, "text-annotate-pod"),
            entry(7, "text-wait-before-hpa"),
            entry(8, "text-field-selector-twice"),
            entry(9, "text-nano-quantity"),
            entry(10, "text-fixed-delay"),
            entry(11, "text-slow-loop text-curl-without-fail"),
            entry(12, "text-address-of-none"),
            entry(13, "operator-proxy-image-gone"),
            entry(14, "annotation-wrong-family"),
            entry(15, "text-prometheus-scrape-place"),
            entry(16, "annotation-no-distribution"),
            entry(17, "annotation-token-ignored"),
            entry(18, "text-stop-traffic"),
            entry(19, "text-operator-enabled"),
            entry(20, "text-crds-not-kept"),
            entry(21, "query-invalid"),
            entry(22, "extension-several-services"));

    private final Linter linter = new Linter(trap -> true);

    @Test
    void everyTrapOfTheGuidesIsFoundAndNoOther() throws IOException {
        Set<String> expected = TRAPS.values().stream()
                .flatMap(ids -> Stream.of(ids.split(" ")))
                .collect(Collectors.toSet());
        expected.add("text-keys-on-command-line");
        assertThat(TRAPS).hasSize(22);
        assertThat(ids("first-guide.md")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theMendedPageHasNone() throws IOException {
        assertThat(ids("corrected-guide.md")).isEmpty();
    }

    @Test
    void correctingThePageLeavesOnlyWhatTheReaderHasToDecide() throws IOException {
        SourceText before = page("first-guide.md");
        SourceText after = linter.correct(List.of(before)).get(0);
        List<Trap> left = linter.look(List.of(after)).get(0).traps();
        assertThat(left).noneMatch(Trap::fixable);
        assertThat(left.stream().map(trap -> trap.finding().id()))
                .containsExactlyInAnyOrder(
                        "text-operator-enabled",
                        "text-keys-on-command-line",
                        "text-site-missing",
                        "text-address-of-none",
                        "text-fixed-delay",
                        "text-slow-loop",
                        "text-annotate-pod",
                        "annotation-token-ignored",
                        "operator-proxy-image-gone",
                        "extension-several-services",
                        "query-invalid",
                        "text-wait-before-hpa",
                        "text-nano-quantity",
                        "text-stop-traffic");
        assertThat(after.text())
                .contains("# lets HPAs read metrics of Datadog")
                .contains("\"metrics\": [\n            \"kong_upstream_latency_ms\"\n          ]")
                .contains("ad.datadoghq.com/manager.checks: |")
                .contains("datadog/datadog --set datadog-crds.keepCrds=true --create-namespace -f values.yaml");
    }

    @Test
    void correctingTwiceChangesNothingMore() throws IOException {
        List<SourceText> once = linter.correct(List.of(page("first-guide.md")));
        assertThat(linter.correct(once).get(0).text()).isEqualTo(once.get(0).text());
    }

    @Test
    void ourOwnPagesAndStepsHaveNoTrap() throws IOException {
        try (Stream<Path> steps = Files.list(Path.of("wizard-steps"))) {
            Stream<Path> pages = Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"));
            for (Path file : Stream.concat(steps, pages).toList()) {
                SourceText source = new SourceText(file.toString(), Files.readString(file));
                assertThat(linter.look(List.of(source)).get(0).traps())
                        .as(file.toString())
                        .map(trap -> trap.line() + " " + trap.finding().id())
                        .isEmpty();
            }
        }
    }

    private List<String> ids(String name) throws IOException {
        return linter.look(List.of(page(name))).get(0).traps().stream()
                .map(trap -> trap.finding().id())
                .toList();
    }

    private static SourceText page(String name) throws IOException {
        return new SourceText(name, Files.readString(PAGES.resolve(name)));
    }
}
