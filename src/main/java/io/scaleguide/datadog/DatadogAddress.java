package io.scaleguide.datadog;

import java.net.URI;
import java.util.Optional;

/**
 * Where Datadog's API is.
 *
 * @param site the site
 * @param url another base address in place of the site's own: a proxy or a stand-in
 */
public record DatadogAddress(DatadogSite site, Optional<URI> url) {}
