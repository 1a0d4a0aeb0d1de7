package io.scaleguide.practice.datadog;

import java.net.URI;
import java.util.Optional;

/**
 * What the practice cluster's pods find when they leave the cluster for Datadog: nothing but the stand-in. Addresses on this
 * machine are real; the hosts of the stand-in's site lead to it; every other host leads to a site that does not know the keys.
 * So no practice ever reaches the real Datadog.
 *
 * @param standIn the stand-in's base address, without a slash at the end
 * @param site the Datadog site that it stands for, for example {@code datadoghq.com}
 */
public record Outside(URI standIn, String site) {
    /**
     * @param url a base address from an agent's configuration
     * @return where a call really goes; empty when the address is none
     */
    Optional<String> route(String url) {
        URI asked;
        try {
            asked = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String host = asked.getHost();
        if (host == null) {
            return Optional.empty();
        }
        if (host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]")) {
            return Optional.of(url.strip().replaceFirst("/+$", ""));
        }
        boolean ours = host.equals("api." + site) || host.equals("app." + site) || host.equals(site);
        return Optional.of(standIn + (ours ? "" : DatadogStandIn.ELSEWHERE));
    }
}
