package io.scaleguide.panel.live;

import java.time.Duration;

/**
 * What a panel may do to learn what goes on.
 *
 * @param look how long from one look at the signal path to the next; zero for none but those that are asked for
 * @param requests whether a look may send requests through the Gateway
 * @param keys whether the agents' keys may be read and used to ask Datadog
 */
public record LiveSettings(Duration look, boolean requests, boolean keys) {
    /** Looks once a minute, asks Datadog and sends nothing through the Gateway. */
    public static final LiveSettings USUAL = new LiveSettings(Duration.ofSeconds(60), false, true);
}
