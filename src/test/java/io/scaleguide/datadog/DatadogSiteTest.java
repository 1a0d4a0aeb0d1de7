package io.scaleguide.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatadogSiteTest {
    @ParameterizedTest
    @CsvSource({
        "datadoghq.com, datadoghq.com",
        "app.datadoghq.eu, datadoghq.eu",
        "https://api.us3.datadoghq.com/, us3.datadoghq.com",
        "https://us5.datadoghq.com/account/settings?x=1, us5.datadoghq.com",
        "API.DATADOGHQ.COM, datadoghq.com",
        "eu1, datadoghq.eu",
        "US1-FED, ddog-gov.com",
        "https://app.ddog-gov.com:443, ddog-gov.com"
    })
    void understandsWhatPeoplePaste(String pasted, String domain) {
        assertThat(DatadogSite.parse(" " + pasted + " ").domain()).isEqualTo(domain);
    }

    @Test
    void refusesWhatIsNoSiteAndListsTheSites() {
        assertThatThrownBy(() -> DatadogSite.parse("datadoghq.org"))
                .isInstanceOf(UnknownSiteException.class)
                .hasMessageContaining("\"datadoghq.org\" is not a Datadog site")
                .hasMessageContaining("us3.datadoghq.com (US3)");
    }

    @Test
    void everySiteHasItsOwnApiAndRegion() {
        assertThat(DatadogSite.known()).hasSize(9).first().isEqualTo(new DatadogSite("datadoghq.com"));
        assertThat(new DatadogSite("ap1.datadoghq.com").apiUrl()).hasToString("https://api.ap1.datadoghq.com");
        assertThat(new DatadogSite("ap1.datadoghq.com").region()).isEqualTo("AP1");
    }
}
