package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.line.QuickNames;
import io.scaleguide.line.shell.ShellTarget;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The names of what is in the clusters of the kubeconfig, for completion: soon or not at all. */
final class LiveNames implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final Duration FRESHNESS = Duration.ofSeconds(5);

    private final List<Path> kubeconfigs;
    private final QuickNames quick;

    /** Touched by the reading thread only, until that has ended. */
    private final Map<String, Cluster> open = new HashMap<>();

    LiveNames(List<Path> kubeconfigs, Clock clock) {
        this.kubeconfigs = kubeconfigs;
        this.quick = new QuickNames(clock, PATIENCE, FRESHNESS);
    }

    /** The contexts of the kubeconfig; empty where it cannot be read. */
    List<KubeContext> listed() {
        try {
            return Cluster.contexts(new ClusterChoice(kubeconfigs, Optional.empty()));
        } catch (KubeException e) {
            return List.of();
        }
    }

    List<String> contexts() {
        return listed().stream().map(KubeContext::name).toList();
    }

    List<String> namespaces(ShellTarget target) {
        return names(target, Kinds.NAMESPACE, "");
    }

    /** The HPAs of the namespace; where none is chosen, all, as NAMESPACE/NAME. */
    List<String> hpas(ShellTarget target) {
        return names(target, Kinds.HPA, target.namespace().orElse(""));
    }

    List<String> metrics(ShellTarget target) {
        return names(target, Kinds.DATADOG_METRIC, target.namespace().orElse(""));
    }

    List<String> workloads(ShellTarget target) {
        return names(target, Kinds.DEPLOYMENT, target.namespace().orElse(""));
    }

    List<String> services(ShellTarget target) {
        return names(target, Kinds.SERVICE, target.namespace().orElse(""));
    }

    private List<String> names(ShellTarget target, ResourceKind kind, String namespace) {
        if (target.context().isEmpty()) {
            return List.of();
        }
        String context = target.context().get();
        boolean whole = kind.namespaced() && namespace.isEmpty();
        return quick.of(
                context + " " + kind.kind() + " " + namespace, () -> cluster(context).list(kind, namespace, "").stream()
                        .map(object -> name(object, whole))
                        .sorted()
                        .toList());
    }

    private static String name(ObjectNode object, boolean whole) {
        String name = object.at("/metadata/name").asString("");
        return whole ? object.at("/metadata/namespace").asString("") + "/" + name : name;
    }

    /**
     * Asks a cluster for something else than names.
     *
     * @param limit how long that may take
     * @param read asks it, on the reading thread
     * @return the answer; empty when it does not come in time
     */
    <T> Optional<T> ask(String context, Duration limit, Function<Cluster, T> read) {
        return quick.within(limit, () -> read.apply(cluster(context)));
    }

    private Cluster cluster(String context) {
        return open.computeIfAbsent(
                context,
                name -> Cluster.open(new ClusterChoice(kubeconfigs, Optional.of(name)), Duration.ofSeconds(2)));
    }

    @Override
    public void close() {
        quick.close();
        open.values().forEach(Cluster::close);
    }
}
