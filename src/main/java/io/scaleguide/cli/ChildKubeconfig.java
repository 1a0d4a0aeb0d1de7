package io.scaleguide.cli;

import io.scaleguide.disk.DiskException;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.kube.KubeException;
import io.scaleguide.line.shell.ShellTarget;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets kubectl, helm and other programs work where the shell does: a file of our own before the user's in KUBECONFIG. Of files that
 * say the same thing the first wins (Kubernetes documentation, "Organizing Cluster Access Using kubeconfig Files"), so ours says which
 * context and namespace; addresses and credentials stay where they are, and a {@code kubectl config use-context} changes our file only.
 */
final class ChildKubeconfig implements AutoCloseable {
    /** They would outdo the kubeconfig (helm's own documentation, "Environment variables"). */
    private static final Set<String> OVERRIDES = Set.of("HELM_KUBECONTEXT", "HELM_NAMESPACE");

    private final List<Path> kubeconfigs;
    private Optional<Path> file = Optional.empty();

    ChildKubeconfig(List<Path> kubeconfigs) {
        this.kubeconfigs = kubeconfigs;
    }

    /**
     * The environment for a program.
     *
     * @param ours the environment of this process
     * @param target where the program is to work
     * @return ours with KUBECONFIG set, and without Datadog's keys
     */
    Map<String, String> environment(Map<String, String> ours, ShellTarget target) {
        Map<String, String> environment = new HashMap<>(ours);
        environment.keySet().removeIf(name -> name.startsWith("DD_") || name.startsWith("DATADOG_"));
        environment.keySet().removeAll(OVERRIDES);
        Stream<Path> first = context(target).map(this::write).stream();
        environment.put(
                "KUBECONFIG",
                Stream.concat(first, kubeconfigs.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        return environment;
    }

    private Optional<ObjectNode> context(ShellTarget target) {
        try {
            return Cluster.contexts(new ClusterChoice(kubeconfigs, Optional.empty())).stream()
                    .filter(one -> target.context().equals(Optional.of(one.name())))
                    .findFirst()
                    .map(one -> document(one, target));
        } catch (KubeException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode document(KubeContext context, ShellTarget target) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("apiVersion", "v1").put("kind", "Config").put("current-context", context.name());
        ObjectNode entry = document.putArray("contexts").addObject().put("name", context.name());
        entry.putObject("context")
                .put("cluster", context.cluster())
                .put("user", context.user())
                .put("namespace", target.namespace().orElse(context.namespace()));
        return document;
    }

    private Path write(ObjectNode document) {
        try {
            Path path = file.isPresent() ? file.get() : Files.createTempFile("scaleguide-shell-", ".kubeconfig");
            file = Optional.of(path);
            return Files.writeString(path, document.toPrettyString());
        } catch (IOException e) {
            throw DiskException.temporary(
                    "The kubeconfig for programs cannot be written.", Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    @Override
    public void close() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("The kubeconfig for programs stays behind", e);
            }
        });
    }
}
