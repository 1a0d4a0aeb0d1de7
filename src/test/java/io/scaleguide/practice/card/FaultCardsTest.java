package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.CardsForTests;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.fault.Switched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every card, and that the page docs/faults.md lists them. */
class FaultCardsTest {
    private static final Path PAGE = Path.of("docs/faults.md");
    /** What is below this heading is not made from the cards. */
    private static final String BY_HAND = "\n## Faults that are no cards";

    private static final Path FRESH = Path.of("target/faults.md");

    private final List<FaultCard> cards = CardsForTests.all().all();

    @Test
    void namesAreShortWordsAndOfOneCardEach() {
        assertThat(cards).hasSizeGreaterThanOrEqualTo(30);
        assertThat(cards)
                .extracting(FaultCard::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(cards).extracting(FaultCard::wrong).doesNotHaveDuplicates().allMatch(words -> words.endsWith("."));
    }

    @Test
    void everyFindingThatIsNamedIsInTheCatalogue() {
        List<String> known = FindingCatalogue.load(Path.of("assets")).all().stream()
                .map(FindingText::id)
                .toList();
        assertThat(cards)
                .filteredOn(card -> card.sign() instanceof Sign.Finding)
                .allMatch(card -> known.contains(card.sign().what()));
    }

    @Test
    void everyExerciseHasASymptomThatDoesNotTellAndHintsThatSayMoreAndMore() {
        assertThat(cards)
                .filteredOn(card -> card.exercise().isPresent())
                .hasSizeGreaterThan(10)
                .allSatisfy(card -> {
                    Exercise exercise = card.exercise().orElseThrow();
                    assertThat(exercise.symptom()).isNotEqualTo(card.wrong());
                    assertThat(exercise.hints()).hasSize(3).doesNotHaveDuplicates();
                });
    }

    @Test
    void aHintThatSaysFixNamesAFindingThatCanBeFixed() {
        FindingCatalogue catalogue = FindingCatalogue.load(Path.of("assets"));
        Pattern fix = Pattern.compile("--fix ([a-z-]+)");
        assertThat(cards.stream()
                        .flatMap(card -> card.exercise().stream())
                        .flatMap(exercise -> exercise.hints().stream())
                        .flatMap(hint -> fix.matcher(hint).results())
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(
                        id -> catalogue.find(id).orElseThrow().repair().action().isPresent());
    }

    /** Three switches come with something else that makes them felt at once; the rest is one card each. */
    @Test
    void everySwitchOfThePracticeClusterIsOnACard() {
        List<PracticeFault> switched = cards.stream()
                .map(FaultCard::fault)
                .filter(Switched.class::isInstance)
                .map(fault -> ((Switched) fault).fault())
                .toList();
        assertThat(switched).doesNotHaveDuplicates();
        assertThat(Arrays.stream(PracticeFault.values()).filter(fault -> !switched.contains(fault)))
                .containsExactlyInAnyOrder(
                        PracticeFault.AGENT_WITHOUT_HOSTNAME,
                        PracticeFault.CLUSTER_AGENT_STUCK,
                        PracticeFault.EXTENSIONS_IGNORED);
    }

    @Test
    void thePageListsTheCards() throws Exception {
        String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        String expected = page() + written.substring(Math.max(0, written.indexOf(BY_HAND)));
        Files.createDirectories(Path.of("target"));
        Files.writeString(FRESH, expected);
        assertThat(written.equals(expected))
                .as("%s is not up to date with practice.card. To mend it: cp %s %s", PAGE, FRESH, PAGE)
                .isTrue();
    }

    private String page() {
        String rows = cards.stream().map(FaultCardsTest::row).collect(Collectors.joining("\n"));
        return """
                # Fault cards

                What can be made to go wrong in a practice cluster. `scaleguide practice faults` prints this list; `--fault NAME` lets one begin, wherever
                `--practice` is, and with `scaleguide practice`. It may be given several times, each with a time: `NAME@30s` begins 30 s after the practice
                cluster started, or as soon after that as there is something to strike; `NAME@30s-50s` ends at 50 s as well. These are seconds of your own
                clock, whatever `--speed` says.

                    scaleguide up --practice --speed 20 --fault api-gone@15s --fault quota@40s

                `--fault` belongs to the command that starts the practice cluster. `panel`, `doctor` and the others start none: let `scaleguide practice --fault NAME@TIME`
                run in one terminal, and export the KUBECONFIG that it prints in the other.

                A fault is seen as a finding of `scaleguide doctor`, or as a problem that a run of the guide ends with; some are got over. Those with an `x`
                are also exercises: `scaleguide practice --quiz`.

                This list is made from the cards; a test holds it to them and says how to make it anew. %d cards.

                | name | what goes wrong | seen as | ends | exercise |
                |---|---|---|---|---|
                %s
                """.formatted(cards.size(), rows);
    }

    private static String row(FaultCard card) {
        String seen =
                switch (card.sign().kind()) {
                    case "finding" ->
                        "[%1$s](../assets/findings/%1$s.yaml)"
                                .formatted(card.sign().what());
                    case "problem" -> "`" + card.sign().what() + "`";
                    default -> card.sign().what();
                };
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        card.name(),
                        card.wrong(),
                        seen,
                        card.ends().words(),
                        card.exercise().isPresent() ? "x" : "");
    }
}
