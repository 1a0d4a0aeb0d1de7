package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A cluster that a person has, with Kong's operator in it and a Datadog account beside it. What the test does there, the test undoes. */
final class ClusterOfKubeconfig implements TestCluster {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Duration LONG = Duration.ofMinutes(4);

    private final Set<Scaleguide> users = new LinkedHashSet<>();
    private final Path kubeconfig;
    private final Path answers;

    ClusterOfKubeconfig(Path kubeconfig, Optional<String> context) throws IOException {
        String file = System.getProperty("answers", "");
        Assumptions.assumeFalse(
                file.isEmpty(), "Name the answers for this cluster, with its keys, with -Danswers=FILE.");
        this.answers = Path.of(file).toAbsolutePath();
        this.kubeconfig = context.isPresent() ? choosing(kubeconfig, context.get()) : kubeconfig.toAbsolutePath();
    }

    /** A copy whose current context is another one, for programs that take no other word for it. */
    private static Path choosing(Path kubeconfig, String context) throws IOException {
        ObjectNode config = (ObjectNode) YAML.readTree(Files.readString(kubeconfig));
        config.put("current-context", context);
        Path copy = Files.createTempFile("scaleguide-e2e-", ".kubeconfig");
        return Files.writeString(copy, YAML.writeValueAsString(config));
    }

    @Override
    public List<String> up() {
        List<String> arguments = new ArrayList<>(List.of("--yes", "--demo-workload"));
        arguments.addAll(List.of("--kubeconfig", kubeconfig.toString(), "--answers", answers.toString()));
        Optional.ofNullable(System.getProperty("chart"))
                .ifPresent(chart -> arguments.addAll(List.of("--chart", chart)));
        return arguments;
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path answers() {
        return answers;
    }

    @Override
    public void usedBy(Scaleguide scaleguide) {
        users.add(scaleguide);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Scaleguide user : users) {
            Scaleguide.Outcome undone = user.run(LONG, "undo", "--yes", "--kubeconfig", kubeconfig.toString());
            assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        }
    }
}
