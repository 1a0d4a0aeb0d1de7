package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.step.LiveNames;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Reads the names that a form offers. It has connections of its own, since the session's belong to the worker. */
final class LiveNamesReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ClusterChoice base;

    LiveNamesReader(ClusterChoice base) {
        this.base = base;
    }

    /** The names, sorted; contexts in the order of their files. */
    Offer read(LiveNames what, Answers answers) {
        try {
            return new Offer.Names(names(what, answers));
        } catch (KubeException e) {
            return new Offer.Unreadable(Objects.toString(e.getMessage(), "The cluster cannot be asked."));
        }
    }

    /** The context that the answers lead to; throws KubeException where there is none. */
    KubeContext context(Answers answers) {
        try (Cluster cluster = Cluster.open(ChosenCluster.of(base, answers), TIMEOUT)) {
            return cluster.context();
        }
    }

    private List<String> names(LiveNames what, Answers answers) {
        String namespace = answers.has("namespace") ? answers.text("namespace") : "";
        return switch (what) {
            case CONTEXTS ->
                Cluster.contexts(base).stream().map(KubeContext::name).toList();
            case NAMESPACES -> objects(Kinds.NAMESPACE, "", answers);
            case SERVICES -> objects(Kinds.SERVICE, namespace, answers);
            case DEPLOYMENTS -> objects(Kinds.DEPLOYMENT, namespace, answers);
            case GATEWAYS -> objects(Kinds.GATEWAY, namespace, answers);
        };
    }

    private List<String> objects(ResourceKind kind, String namespace, Answers answers) {
        try (Cluster cluster = Cluster.open(ChosenCluster.of(base, answers), TIMEOUT)) {
            return cluster.list(kind, namespace, "").stream()
                    .map(object -> object.path("metadata").path("name").asString(""))
                    .sorted()
                    .toList();
        }
    }
}
