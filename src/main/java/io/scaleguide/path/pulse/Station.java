package io.scaleguide.path.pulse;

import io.scaleguide.path.hop.Hop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A hop at which the burst will show.
 *
 * @param hop the hop
 * @param own what this hop may add to the way
 * @param look what is seen once the burst has come; empty before
 */
record Station(Hop hop, Duration own, Supplier<Optional<String>> look) {}
