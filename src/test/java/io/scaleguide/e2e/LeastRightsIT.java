package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The whole job with the rights of {@code assets/rbac/up.yaml} and no others, and the refusals when one of them is missing. */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "the practice cluster allows everything; RBAC is asked for with -Dcluster=control-plane")
class LeastRightsIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path home;

    /** A right, as a rule of a role holds it. */
    private record Right(String role, String namespace, String group, String resource, String verb) {}

    @Test
    void theWholeJobAndUndoWithTheLeastRights(@OnCluster TestCluster cluster) throws IOException, InterruptedException {
        grant(cluster, manifests());
        Path kubeconfig = asJane(cluster);

        Scaleguide.Outcome run = up(cluster, kubeconfig);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.events("rescale")).hasSizeGreaterThanOrEqualTo(2);

        Scaleguide.Outcome undone = scaleguide(kubeconfig).run(LONG, "undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
    }

    @Test
    void aRightThatIsMissingIsNamedBeforeAnythingIsChanged(@OnCluster TestCluster cluster)
            throws IOException, InterruptedException {
        List<String> silent = new ArrayList<>();
        Path kubeconfig = asJane(cluster);
        List<Right> rights = rights().toList();
        for (Right right : rights) {
            grant(cluster, without(right));
            Scaleguide.Outcome run = up(cluster, kubeconfig, "--until", "preflight");
            String command = "kubectl auth can-i " + right.verb() + " " + right.resource()
                    + (right.group().isEmpty() ? "" : "." + right.group());
            if (run.exitCode() != 3 || !run.out().contains(command)) {
                silent.add(right + ": " + run.exitCode() + " " + run.out());
            }
        }
        assertThat(rights).hasSizeGreaterThan(20);
        assertThat(silent).isEmpty();
    }

    @Test
    void whatOnlyTheClusterCanTellIsNamedWhenItRefuses(@OnCluster TestCluster cluster)
            throws IOException, InterruptedException {
        Path kubeconfig = asJane(cluster);
        grant(
                cluster,
                without(new Right("scaleguide-up", "", "rbac.authorization.k8s.io", "clusterroles", "escalate")));
        Scaleguide.Outcome run = up(cluster, kubeconfig, "--until", "install");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("escalate", "assets/rbac/up.yaml");

        grant(
                cluster,
                without(new Right(
                        "scaleguide-up", "scaleguide-demo", "autoscaling", "horizontalpodautoscalers", "delete")));
        Scaleguide.Outcome all = up(cluster, kubeconfig, "--until", "hpa");
        assertThat(all.exitCode()).as(all.out() + all.err()).isZero();
        Scaleguide.Outcome undone = scaleguide(kubeconfig).run(LONG, "undo", "--yes");
        assertThat(undone.exitCode()).isNotZero();
        assertThat(undone.out() + undone.err())
                .contains("kubectl auth can-i delete horizontalpodautoscalers.autoscaling -n scaleguide-demo");
    }

    /** Those that the preflight asks for: the first of each rule that an apply or a look needs, for each resource. */
    private static Stream<Right> rights() throws IOException {
        List<Right> rights = new ArrayList<>();
        for (ObjectNode manifest : manifests()) {
            for (JsonNode rule : manifest.path("rules")) {
                Optional<String> verb = rule.path("verbs")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(each -> List.of("create", "patch", "list").contains(each))
                        .findFirst();
                boolean asked =
                        verb.isPresent() && !rule.path("resources").toString().contains("replicasets");
                for (JsonNode resource :
                        asked ? rule.path("resources").valueStream().toList() : List.<JsonNode>of()) {
                    rights.add(new Right(
                            manifest.at("/metadata/name").asString(),
                            manifest.at("/metadata/namespace").asString(""),
                            rule.at("/apiGroups/0").asString(""),
                            resource.asString(),
                            verb.orElseThrow()));
                }
            }
        }
        return rights.stream();
    }

    private static List<ObjectNode> without(Right right) throws IOException {
        List<ObjectNode> manifests = manifests();
        for (ObjectNode manifest : manifests) {
            boolean role =
                    manifest.at("/metadata/namespace").asString("").equals(right.namespace()) && manifest.has("rules");
            List<JsonNode> rules =
                    role ? List.copyOf(manifest.path("rules").valueStream().toList()) : List.of();
            for (JsonNode rule : rules) {
                if (rule.at("/apiGroups/0").asString("").equals(right.group())
                        && rule.path("resources").valueStream().anyMatch(each -> each.asString()
                                .equals(right.resource()))) {
                    split((ArrayNode) manifest.path("rules"), (ObjectNode) rule, right);
                }
            }
        }
        return manifests;
    }

    /** The rule without the resource, and the resource without the verb. */
    private static void split(ArrayNode rules, ObjectNode rule, Right right) {
        ObjectNode alone = rule.deepCopy();
        alone.putArray("resources").add(right.resource());
        remove((ArrayNode) alone.path("verbs"), right.verb());
        remove((ArrayNode) rule.path("resources"), right.resource());
        if (!alone.path("verbs").isEmpty()) {
            rules.add(alone);
        }
    }

    private static void remove(ArrayNode texts, String text) {
        for (int index = texts.size() - 1; index >= 0; index--) {
            if (texts.path(index).asString().equals(text)) {
                texts.remove(index);
            }
        }
    }

    private static List<ObjectNode> manifests() throws IOException {
        try (MappingIterator<ObjectNode> documents =
                YAML.readerFor(ObjectNode.class).readValues(Files.readString(Path.of("assets/rbac/up.yaml")))) {
            return documents.readAll();
        }
    }

    /** As the administrator. A rule that has lost its resources is left out. */
    private static void grant(TestCluster cluster, List<ObjectNode> manifests)
            throws IOException, InterruptedException {
        try (Cluster administrator = Cluster.open(
                new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()), Duration.ofSeconds(20))) {
            for (ObjectNode manifest : manifests) {
                if (manifest.path("rules") instanceof ArrayNode rules) {
                    for (int index = rules.size() - 1; index >= 0; index--) {
                        if (rules.path(index).path("resources").isEmpty()) {
                            rules.remove(index);
                        }
                    }
                }
                administrator.apply(manifest, true);
            }
        }
    }

    /** The administrator's kubeconfig, acting as someone who has no rights of her own. */
    private Path asJane(TestCluster cluster) throws IOException, InterruptedException {
        ObjectNode config = (ObjectNode) YAML.readTree(Files.readString(cluster.kubeconfig()));
        ((ObjectNode) config.at("/users/0/user")).put("as", "jane");
        return Files.writeString(home.resolve("jane.kubeconfig"), YAML.writeValueAsString(config));
    }

    private Scaleguide.Outcome up(TestCluster cluster, Path kubeconfig, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--yes", "--answers", cluster.answers().toString(), "--helm", "path", "-o", "json"));
        arguments.addAll(List.of(more));
        return scaleguide(kubeconfig).run(LONG, arguments.toArray(String[]::new));
    }

    private Scaleguide scaleguide(Path kubeconfig) throws IOException, InterruptedException {
        return new Scaleguide(home)
                .with("PATH", Tools.find(System.getenv()).helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", kubeconfig.toString());
    }
}
