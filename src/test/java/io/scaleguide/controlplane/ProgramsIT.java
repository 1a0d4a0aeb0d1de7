package io.scaleguide.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The programs that a person has, in KUBEBUILDER_ASSETS. Here they are the built one under five names: it runs the part whose name it is called by. */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "a real control plane is asked for with -Dcluster=control-plane")
class ProgramsIT {
    @TempDir
    private Path folder;

    @Test
    void theProgramsOfKubebuilderAssetsMakeAControlPlane() throws Exception {
        Path assets = Files.createDirectories(folder.resolve("assets"));
        Path binary = BuiltControlPlane.binary(System.getenv());
        for (String name : Programs.NEEDED) {
            Files.createSymbolicLink(assets.resolve(name), binary);
        }
        Map<String, String> environment = Map.of("KUBEBUILDER_ASSETS", assets.toString());
        Path state = Files.createDirectories(folder.resolve("state"));
        try (ControlPlane controlPlane = ControlPlane.start(state, Map.of(), environment);
                Cluster cluster = Cluster.open(
                        new ClusterChoice(List.of(controlPlane.kubeconfig()), Optional.empty()),
                        Duration.ofSeconds(20))) {
            cluster.apply(Manifests.read("""
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: web, namespace: default}
                    spec:
                      selector: {matchLabels: {app: web}}
                      template:
                        metadata: {labels: {app: web}}
                        spec: {containers: [{name: web, image: "registry.k8s.io/pause:3.10"}]}
                    """), false);
            ObjectRef web = new ObjectRef(Kinds.DEPLOYMENT, "default", "web");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!cluster.rollout(web).complete() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertThat(cluster.rollout(web).complete()).isTrue();
        } finally {
            for (String name : Programs.NEEDED) {
                Files.delete(assets.resolve(name));
            }
        }
    }

    @Test
    void aFolderWithoutControllersIsNotEnough() throws Exception {
        for (String name : List.of("etcd", "kube-apiserver", "kubectl")) {
            assertThat(Files.createFile(folder.resolve(name)).toFile().setExecutable(true))
                    .isTrue();
        }
        assertThat(Programs.find(Map.of("KUBEBUILDER_ASSETS", folder.toString())))
                .isEmpty();
    }
}
