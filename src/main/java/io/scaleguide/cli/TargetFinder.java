package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.line.shell.Chosen;
import io.scaleguide.line.shell.ShellTarget;
import io.scaleguide.path.scope.AmbiguousPathException;
import io.scaleguide.path.scope.PathFinder;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.scope.Reads;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works out what the shell works on: what the user says, and for the rest the HPA that is there. */
final class TargetFinder {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final LiveNames names;

    TargetFinder(LiveNames names) {
        this.names = names;
    }

    /** What was found: a path, several, or none. */
    private record Found(Optional<PathScope> path, String words) {}

    /** What the shell begins with. */
    Chosen begin(Optional<String> context, PathRequest request) {
        Optional<KubeContext> start = names.listed().stream()
                .filter(one -> context.map(one.name()::equals).orElse(one.current()))
                .findFirst();
        if (start.isEmpty()) {
            return new Chosen(
                    new ShellTarget(Optional.empty(), false, request.namespace(), request.hpa()),
                    context.map(name -> "There is no context " + name + " in your kubeconfig.")
                                    .orElse("No kubeconfig names a cluster.")
                            + " Say use context NAME, or leave and name a file with --kubeconfig.",
                    false);
        }
        return look(on(start.get()), request);
    }

    Chosen context(String name, ShellTarget now) {
        Optional<KubeContext> wanted =
                names.listed().stream().filter(one -> one.name().equals(name)).findFirst();
        return wanted.map(one -> look(on(one), new PathRequest(Optional.empty(), Optional.empty())))
                .orElseGet(() -> refuse(now, "there is no context " + name + ".", names.contexts()));
    }

    Chosen namespace(String name, ShellTarget now) {
        List<String> there = names.namespaces(now);
        if (!there.isEmpty() && !there.contains(name)) {
            return refuse(now, "there is no namespace " + name + ".", there);
        }
        return look(now, new PathRequest(Optional.of(name), Optional.empty()));
    }

    /** An HPA of the namespace, or NAMESPACE/NAME. */
    Chosen hpa(String name, ShellTarget now) {
        int slash = name.indexOf('/');
        Optional<String> namespace = slash < 0 ? now.namespace() : Optional.of(name.substring(0, slash));
        if (namespace.isEmpty()) {
            return refuse(now, "say in which namespace: use hpa NAMESPACE/" + name + ".", List.of());
        }
        String own = name.substring(slash + 1);
        ShellTarget wanted = new ShellTarget(now.context(), now.practice(), namespace, Optional.of(own));
        List<String> there = names.hpas(wanted);
        return there.isEmpty() || there.contains(own)
                ? new Chosen(wanted, works(wanted), true)
                : refuse(now, "there is no HPA " + own + " in namespace " + namespace.get() + ".", there);
    }

    private static Chosen refuse(ShellTarget now, String words, List<String> there) {
        return new Chosen(now, words + (there.isEmpty() ? "" : " There are " + String.join(", ", there) + "."), false);
    }

    /** A practice cluster is known by its name and by its being on this machine, whether or not it answers. */
    private static ShellTarget on(KubeContext context) {
        String host =
                Optional.ofNullable(URI.create(context.server()).getHost()).orElse("");
        return new ShellTarget(
                Optional.of(context.name()),
                context.name().startsWith("practice-") && LOOPBACK.contains(host),
                Optional.empty(),
                Optional.empty());
    }

    /** Looks for what the request leaves open. */
    private Chosen look(ShellTarget target, PathRequest request) {
        Found found = names.ask(target.context().orElse(""), PATIENCE, cluster -> find(cluster, request))
                .orElseGet(() -> new Found(Optional.empty(), "The cluster does not answer."));
        ShellTarget chosen = new ShellTarget(
                target.context(),
                target.practice(),
                request.namespace().or(() -> found.path().map(PathScope::namespace)),
                request.hpa().or(() -> found.path().map(PathScope::hpa)));
        return new Chosen(chosen, found.words().isEmpty() ? works(chosen) : found.words(), true);
    }

    private static Found find(Cluster cluster, PathRequest request) {
        try (Reads reads = new Reads(cluster)) {
            PathScope scope = new PathFinder(reads).find(request);
            return cluster.get(scope.hpaRef()).isPresent()
                    ? new Found(Optional.of(scope), "")
                    : new Found(Optional.empty(), "No HPA is chosen: none here scales on an external metric.");
        } catch (AmbiguousPathException e) {
            return new Found(
                    Optional.empty(),
                    "Several HPAs scale on Datadog: " + String.join(", ", e.choices())
                            + ". Choose one with use hpa NAMESPACE/NAME.");
        }
    }

    private static String works(ShellTarget target) {
        return "Working on HPA " + target.namespace().orElse("") + "/"
                + target.hpa().orElse("") + " of " + target.context().orElse("no cluster") + ".";
    }
}
