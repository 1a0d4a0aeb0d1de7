package io.scaleguide.path.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put down to what, beyond the first broken hop. */
class CausesTest {
    @Test
    void aRefusedValueIsTheReasonForAnHpaWithoutOne() {
        assertThat(left(
                        broken(Hop.EXTERNAL_METRICS, "external-value-refused"),
                        broken(Hop.HPA, "hpa-metric-unavailable")))
                .containsExactly("external-value-refused");
    }

    @Test
    void bothAreSymptomsOfAMetricThatIsNotRefreshed() {
        assertThat(left(
                        broken(Hop.DATADOG_METRIC, "metric-not-refreshed"),
                        broken(Hop.EXTERNAL_METRICS, "external-value-refused"),
                        broken(Hop.HPA, "hpa-metric-unavailable")))
                .containsExactly("metric-not-refreshed");
    }

    @Test
    void anHpaThatAloneGetsNothingStandsForItself() {
        assertThat(left(broken(Hop.HPA, "hpa-metric-unavailable"))).containsExactly("hpa-metric-unavailable");
    }

    @Test
    void whereNoRequestHasEverComeNothingElseIsWrong() {
        assertThat(left(
                        warning(Hop.OPERATOR_METRICS, "no-traffic-yet"),
                        broken(Hop.DATADOG, "query-no-series"),
                        broken(Hop.DATADOG_METRIC, "metric-no-series"),
                        broken(Hop.EXTERNAL_METRICS, "external-value-refused"),
                        broken(Hop.HPA, "hpa-metric-unavailable")))
                .containsExactly("no-traffic-yet");
    }

    @Test
    void aWarningDoesNotHideWhatItCannotBeTheReasonFor() {
        assertThat(left(warning(Hop.OPERATOR_METRICS, "no-traffic-yet"), broken(Hop.DATADOG, "app-key-missing")))
                .containsExactly("no-traffic-yet", "app-key-missing");
        assertThat(left(warning(Hop.ROUTE, "extension-several-services"), broken(Hop.DATADOG, "query-no-series")))
                .containsExactly("extension-several-services", "query-no-series");
    }

    @Test
    void severalServicesInOneExtensionAreTheReasonForAnotherOnesLatency() {
        assertThat(left(
                        warning(Hop.ROUTE, "extension-several-services"),
                        broken(Hop.OPERATOR_METRICS, "operator-metric-other-service"),
                        broken(Hop.DATADOG, "query-no-series")))
                .containsExactly("extension-several-services");
    }

    private static List<String> left(Reading... readings) {
        List<Reading> path = new ArrayList<>();
        for (Hop hop : Hop.values()) {
            path.add(Arrays.stream(readings)
                    .filter(reading -> reading.hop() == hop)
                    .findFirst()
                    .orElseGet(() -> new ReadingDraft(hop).judged("well")));
        }
        return new Causes(path)
                .attributed().stream()
                        .flatMap(reading -> reading.findings().stream())
                        .map(Finding::id)
                        .toList();
    }

    private static Reading broken(Hop hop, String finding) {
        return new ReadingDraft(hop).breaks(Finding.of(finding)).judged("broken");
    }

    private static Reading warning(Hop hop, String finding) {
        return new ReadingDraft(hop).warns(Finding.of(finding)).judged("well so far");
    }
}
