package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same scenarios on the practice cluster and on a real control plane, side by side: exit codes, plans, objects, events and what kubectl prints. A
 * difference fails unless {@code twin/differences.yaml} says why it is there. The report is {@code target/twin-report.md}.
 */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "the practice cluster's twin is asked for with -Dcluster=control-plane")
class TwinIT {
    private static final int SPEED = 20;
    private static final String OPERATOR = "2.2";

    @TempDir
    private Path folder;

    @Test
    void practiceAndControlPlaneDifferOnlyWhereThereIsAReason() throws Exception {
        Map<String, String> practice;
        try (TestCluster cluster = new ClusterForPractice(make("practice-home"), SPEED, OPERATOR)) {
            practice = new TwinScenario(cluster, make("practice")).run();
        }
        Map<String, String> controlPlane;
        try (TestCluster cluster = ClusterOfControlPlane.start(make("cluster"), SPEED, OPERATOR)) {
            controlPlane = new TwinScenario(cluster, make("control-plane")).run();
        }
        TwinReport report = new TwinReport(Path.of("src/test/resources/twin/differences.yaml"));
        report.compare(practice, controlPlane);
        Files.writeString(Path.of("target", "twin-report.md"), report.page());
        assertThat(report.unexplained()).as("see target/twin-report.md").isEmpty();
        assertThat(report.idle()).as("reasons that nothing needs").isEmpty();
    }

    private Path make(String name) throws java.io.IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
