package io.scaleguide.datadog;

import java.util.stream.Collectors;

/** What was given names no Datadog site. Its message is a sentence for the user that lists the sites. */
public final class UnknownSiteException extends IllegalArgumentException {
    /** @param text what was given */
    public UnknownSiteException(String text) {
        super("\"" + text
                + "\" is not a Datadog site. Give the one that your browser shows when you use Datadog, without \"app.\": "
                + DatadogSite.known().stream()
                        .map(site -> site.domain() + " (" + site.region() + ")")
                        .collect(Collectors.joining(", "))
                + ".");
    }
}
