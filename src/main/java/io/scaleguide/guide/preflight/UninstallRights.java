package io.scaleguide.guide.preflight;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Permission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rights to take Datadog's chart away: helm itself tells of none that it lacks, and leaves half of the release behind. */
public final class UninstallRights {
    private UninstallRights() {}

    /**
     * Asks for them.
     *
     * @param cluster the cluster
     * @param namespace the release's namespace
     * @return which are missing; empty when none is
     */
    public static Optional<Problem> missing(Cluster cluster, String namespace) {
        List<Permission> missing = RightsReview.missing(
                cluster,
                List.of(
                        new Permission("delete", "apiregistration.k8s.io", "apiservices", ""),
                        new Permission("delete", "rbac.authorization.k8s.io", "clusterroles", ""),
                        new Permission("delete", "rbac.authorization.k8s.io", "clusterrolebindings", ""),
                        new Permission("delete", "apps", "deployments", namespace),
                        new Permission("delete", "apps", "daemonsets", namespace),
                        new Permission("delete", "", "secrets", namespace),
                        new Permission("delete", "", "configmaps", namespace),
                        new Permission("delete", "", "services", namespace),
                        new Permission("delete", "", "serviceaccounts", namespace)));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                "rights-missing",
                                "You lack " + missing.size() + " rights that it takes to uninstall the release.",
                                "The cluster says no to: "
                                        + missing.stream()
                                                .map(Permission::kubectl)
                                                .collect(Collectors.joining("; ")),
                                "Ask for these rights (assets/rbac/up.yaml has them all), then run again: undo goes on where it is."));
    }
}
