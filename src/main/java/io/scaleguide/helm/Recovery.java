package io.scaleguide.helm;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a release that an interrupted helm left behind to a state that the next upgrade accepts. */
final class Recovery {

    private final Helm helm;
    private final boolean embedded;

    Recovery(Helm helm, boolean embedded) {
        this.helm = helm;
        this.embedded = embedded;
    }

    HelmResult of(HelmTarget target, ReleaseRef release, ReleaseHistory history, Consumer<HelmLine> lines) {
        ReleaseState state = history.state();
        Optional<Integer> good = history.lastDeployed();
        boolean stuck = state instanceof ReleaseState.Pending;
        boolean unfinished = state instanceof ReleaseState.Failed || state instanceof ReleaseState.Uninstalled;
        if (good.isEmpty() && (stuck || unfinished)) {
            say(lines, "The release was never deployed: its record and what it made so far are removed.");
            return helm.uninstallWithoutHooks(target, release, lines);
        }
        if (!stuck) {
            say(lines, "The release is not stuck; there is nothing to recover.");
            return new HelmResult.Ok("");
        }
        int revision = good.orElseThrow();
        if (embedded) {
            return deleteByHand(release, history, revision);
        }
        say(lines, "An operation was interrupted: the release goes back to revision " + revision + ".");
        return helm.rollback(target, release, revision, lines);
    }

    /** The embedded engine has no rollback, and refuses to upgrade a pending release: helm/helm#8987. */
    private static HelmResult deleteByHand(ReleaseRef release, ReleaseHistory history, int revision) {
        int newest = history.rows().get(history.rows().size() - 1).revision();
        String secret = ReleaseHistory.secret(release, newest);
        return new HelmResult.Failed(
                1,
                "The embedded helm cannot roll back. Revision " + revision
                        + " is the last good one: remove the record of the interrupted one with"
                        + " kubectl delete secret " + secret + " -n " + release.namespace()
                        + ", then run the upgrade again; or put helm on PATH.",
                List.of());
    }

    private static void say(Consumer<HelmLine> lines, String text) {
        lines.accept(new HelmLine(false, text));
    }
}
