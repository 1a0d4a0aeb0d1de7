package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import io.scaleguide.bounds.RefusedYamlException;
import io.scaleguide.bounds.TooLargeException;
import io.scaleguide.kube.KubeException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads kubeconfig files and merges them as kubectl does: the first file that names a thing wins, whole; a file that is not
 * there is passed over as long as one is (Kubernetes documentation, "Organizing Cluster Access Using kubeconfig Files").
 */
final class KubeconfigFiles {

    private final Map<String, ObjectNode> contexts = new LinkedHashMap<>();
    private final Map<String, ObjectNode> clusters = new LinkedHashMap<>();
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();

    private KubeconfigFiles() {}

    /** Reads the files. Throws KubeException(CONFIG); no message holds a line of a file, since that may be a credential. */
    static Kubeconfig read(List<Path> files) {
        String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
        if (files.isEmpty()) {
            throw config("No kubeconfig is given. Set KUBECONFIG, or name a file with --kubeconfig.");
        }
        List<Path> there = files.stream().filter(Files::exists).toList();
        if (there.isEmpty()) {
            throw config("No kubeconfig is at " + names + ". Set KUBECONFIG, or name a file with --kubeconfig.");
        }
        KubeconfigFiles merge = new KubeconfigFiles();
        there.forEach(merge::add);
        return new Kubeconfig(names, merge.current, merge.contexts, merge.clusters, merge.users);
    }

    private void add(Path file) {
        JsonNode root = parse(file);
        if (current.isEmpty()) {
            current = Optional.of(Json.text(root, "current-context")).filter(name -> !name.isEmpty());
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        merge(root.path("contexts"), "context", contexts);
        merge(root.path("clusters"), "cluster", clusters)
                .forEach(cluster -> absolute(cluster, folder, "certificate-authority"));
        merge(root.path("users"), "user", users).forEach(user -> {
            absolute(user, folder, "client-certificate");
            absolute(user, folder, "client-key");
            absolute(user, folder, "tokenFile");
            // A bare command is looked up on PATH; one with a folder is meant from the file's own.
            if (user.path("exec") instanceof ObjectNode exec && hasFolder(Json.text(exec, "command"))) {
                absolute(exec, folder, "command");
            }
        });
    }

    private static List<ObjectNode> merge(JsonNode named, String field, Map<String, ObjectNode> into) {
        return Json.objects(named).stream()
                .filter(entry -> entry.path(field) instanceof ObjectNode)
                .filter(entry -> !into.containsKey(Json.text(entry, "name")))
                .map(entry -> {
                    ObjectNode body = (ObjectNode) entry.path(field);
                    into.put(Json.text(entry, "name"), body);
                    return body;
                })
                .toList();
    }

    private static void absolute(ObjectNode owner, Path folder, String field) {
        String path = Json.text(owner, field);
        if (!path.isEmpty()) {
            owner.put(field, folder.resolve(path).normalize().toString());
        }
    }

    private static boolean hasFolder(String command) {
        return command.contains("/") || command.contains(File.separator);
    }

    private static JsonNode parse(Path file) {
        try {
            return KubeconfigYaml.read(Bound.KUBECONFIG.text(file));
        } catch (RefusedYamlException e) {
            throw config("The kubeconfig " + file + " " + e.getProblem()
                    + e.line().map(line -> " at line " + line).orElse("") + ". Mend it, or name another file.");
        } catch (TooLargeException e) {
            throw config("The kubeconfig " + file + " " + e.getMessage() + ". Name another file.");
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(at -> " at line " + (at.getLine() + 1))
                    .orElse("");
            throw notYaml(file, where);
        } catch (YamlEngineException e) {
            throw notYaml(file, "");
        } catch (IOException e) {
            throw config("The kubeconfig " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Check who may read it.");
        }
    }

    private static KubeException notYaml(Path file, String where) {
        return config("The kubeconfig " + file + " is not valid YAML" + where + ". Mend it, or name another file.");
    }

    private static KubeException config(String message) {
        return new KubeException(Reason.CONFIG, 0, message, null);
    }
}
