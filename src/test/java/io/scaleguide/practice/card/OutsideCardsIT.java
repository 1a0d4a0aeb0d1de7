package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.CardsForTests;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards of what goes wrong at Datadog, and where charts come from. */
class OutsideCardsIT extends MeetsCards {
    static Stream<Meeting> meetings() {
        return wanted(
                fails("datadog-403", "api-key-refused", "Datadog refuses the API key on datadoghq.com."),
                fails("datadog-429", "late-may-query", "Datadog asks to slow down"),
                fails("datadog-500", "datadog-odd", "HTTP 500"),
                fails("datadog-hangs", "datadog-unreachable", "did not answer in time"),
                fails("datadog-scope", "app-key-scope", "may not read metrics"),
                fails("metric-stale", "late-metric-valid", "check data is available in the last 300 seconds"),
                fails("metric-null", "late-metric-in-datadog", "Datadog has no point of this query"),
                done("metric-huge"));
    }

    @ParameterizedTest
    @CsvSource({
        "charts-unreachable, EOF",
        "charts-bad-index, is not a valid chart repository",
        "charts-cut-short, EOF",
    })
    void aChartThatCannotBeHadStopsTheInstallAndTheNextRunMakesIt(String name, String words) throws Exception {
        FaultCard card = CardsForTests.all().find(name).orElseThrow();
        try (CardWorld fresh = CardWorld.fresh()) {
            CardWorld.Run met;
            try (AutoCloseable fault = fresh.begin(card)) {
                met = fresh.up();
            }
            assertThat(met.exitCode()).as(met.out()).isEqualTo(1);
            assertThat(met.ending()).isEqualTo(((Sign.Problem) card.sign()).id());
            assertThat(met.problem().orElseThrow().path("why").asString()).contains(words);
            assertThat(fresh.run("undo", "--plan").exitCode()).isZero();
            CardWorld.Run again = fresh.upInEarnest();
            assertThat(again.exitCode()).as(again.out()).isZero();
            fresh.assertLedgerWhole();
        }
    }
}
