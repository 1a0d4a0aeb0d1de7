package io.scaleguide.guide.ledger;

import java.time.Instant;

/**
 * That a helm of this run began to work on a release, or came to an end by itself. One that began and did not was killed, and what it left pending is
 * ours to recover; what someone else's helm is at is not.
 *
 * @param time when
 * @param namespace the release's namespace
 * @param name its name
 * @param begun whether it began; else it ended
 */
public record HelmWork(Instant time, String namespace, String name, boolean begun) {
    /**
     * @param release a change
     * @return whether it is of the same release
     */
    boolean of(LedgerEntry release) {
        return release instanceof LedgerEntry.ReleaseChanged changed
                && namespace.equals(changed.namespace())
                && name.equals(changed.name());
    }
}
