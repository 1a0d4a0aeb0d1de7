package io.scaleguide.tui.whatif;

import io.scaleguide.panel.whatif.Edits;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What is to be replayed.
 *
 * @param until up to when the session counts
 * @param edits what is to be otherwise
 * @param limitMilli what a search is to keep the 95th percentile at or under, in thousandths; empty for no search
 */
record Question(Instant until, Edits edits, OptionalLong limitMilli) {}
