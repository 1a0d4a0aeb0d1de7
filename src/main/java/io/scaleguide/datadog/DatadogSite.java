package io.scaleguide.datadog;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A Datadog site: one of Datadog's separate data centres, named by its domain. An account and its keys live on exactly one.
 *
 * @param domain the domain without {@code app.} or {@code api.}, for example {@code us3.datadoghq.com}
 */
public record DatadogSite(String domain) {
    private static final List<Known> KNOWN = List.of(
            new Known("datadoghq.com", "US1"),
            new Known("us3.datadoghq.com", "US3"),
            new Known("us5.datadoghq.com", "US5"),
            new Known("datadoghq.eu", "EU1"),
            new Known("ap1.datadoghq.com", "AP1"),
            new Known("ap2.datadoghq.com", "AP2"),
            new Known("uk1.datadoghq.com", "UK1"),
            new Known("ddog-gov.com", "US1-FED"),
            new Known("us2.ddog-gov.com", "US2-FED"));

    private record Known(String domain, String region) {}

    /** @return all public sites, US1 first. Source: datadog-api-client ApiClient, server variable {@code site}. */
    public static List<DatadogSite> known() {
        return KNOWN.stream().map(known -> new DatadogSite(known.domain())).toList();
    }

    /**
     * Understands what people paste: the domain, an address from the browser or of the API, or the region's label.
     *
     * @param text for example {@code app.datadoghq.eu}, {@code https://api.us3.datadoghq.com/} or {@code EU1}
     * @return the site
     * @throws UnknownSiteException when it is none of the known sites
     */
    public static DatadogSite parse(String text) {
        String host = host(text.strip().toLowerCase(Locale.ROOT));
        return KNOWN.stream()
                .filter(known -> known.domain().equals(host)
                        || known.region().toLowerCase(Locale.ROOT).equals(host))
                .findFirst()
                .map(known -> new DatadogSite(known.domain()))
                .orElseThrow(() -> new UnknownSiteException(text.strip()));
    }

    /** @return Datadog's name of the region, for example {@code EU1}; the domain for a site that is not a known one */
    public String region() {
        return KNOWN.stream()
                .filter(known -> known.domain().equals(domain))
                .findFirst()
                .map(Known::region)
                .orElse(domain);
    }

    /** @return where its API is, without a slash at the end */
    public URI apiUrl() {
        return URI.create("https://api." + domain);
    }

    private static String host(String text) {
        String host = text.replaceFirst("^[a-z]+://", "").replaceFirst("[/:?#].*$", "");
        while (host.startsWith("app.") || host.startsWith("api.") || host.startsWith("www.")) {
            host = host.substring("app.".length());
        }
        return host;
    }
}
