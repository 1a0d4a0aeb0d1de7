package io.scaleguide.controlplane;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of a control plane that a person has, in the folder that {@code KUBEBUILDER_ASSETS} names or on PATH. By convention that folder has etcd,
 * kube-apiserver and kubectl only; the others have to be put there, or on PATH, as well.
 *
 * @param paths where each of them is
 */
record Programs(Map<String, Path> paths) {
    /** All that it takes. */
    static final List<String> NEEDED =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok");

    /** @return all of them; empty where one is missing, which is said where others are there */
    static Optional<Programs> find(Map<String, String> environment) {
        Map<String, Path> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : NEEDED) {
            Optional<Path> path = which(environment, name);
            if (path.isPresent()) {
                found.put(name, path.get());
            } else {
                missing.add(name);
            }
        }
        if (!missing.isEmpty() && environment.containsKey("KUBEBUILDER_ASSETS")) {
            System.err.println(
                    "KUBEBUILDER_ASSETS and PATH lack " + String.join(", ", missing)
                            + " (by convention KUBEBUILDER_ASSETS has no controllers); the control plane built with Go is taken.");
        }
        return missing.isEmpty() ? Optional.of(new Programs(found)) : Optional.empty();
    }

    private static Optional<Path> which(Map<String, String> environment, String name) {
        List<String> folders = new ArrayList<>();
        Optional.ofNullable(environment.get("KUBEBUILDER_ASSETS")).ifPresent(folders::add);
        folders.addAll(Arrays.asList(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)));
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Path path(String name) {
        return java.util.Objects.requireNonNull(paths.get(name), name);
    }
}
