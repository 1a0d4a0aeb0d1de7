package io.scaleguide.practice.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.server.Access;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.control.ControlPlane;
import io.scaleguide.practice.control.EventRecorder;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl and helm wait for what the controllers do. */
class RealToolsIT {
    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: %s}
            spec:
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec: {containers: [{name: main, image: "nginx:1", ports: [{containerPort: 80}]}]}
            """;

    @TempDir
    Path home;

    private final PracticeClock clock = new PracticeClock(Clock.systemUTC(), 10);
    private final ObjectStore store = new ObjectStore(clock, new Random(1));
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final ControlPlane plane = new ControlPlane(
            store,
            clock,
            BuiltinControllers.all(
                    new ControllerContext(store, new EventRecorder(store, clock, new Random(2)), clock, new Random(3)),
                    KubeletSettings.usual(),
                    LoadBalancer.none(),
                    name -> true),
            (controller, problem) -> problems.add(controller + ": " + problem));
    private final PracticeApiServer server;
    private final Tools tools;

    RealToolsIT() throws Exception {
        tools = Tools.find(System.getenv());
        server = PracticeApiServer.start(
                store, Clock.systemUTC(), new SecureRandom(), Access.all(), PodInsides.empty(Clock.systemUTC()));
    }

    @BeforeEach
    void start() throws Exception {
        ClusterSeed.plant(store, clock);
        Kubeconfig.write(home.resolve("kubeconfig"), server.baseUri(), "test", 1);
        plane.start();
    }

    @AfterEach
    void stop() {
        plane.close();
        server.close();
        store.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void kubectlRollsOutScalesAndDeletes() throws Exception {
        kubectlReading(WORKLOAD.formatted("Deployment", "web", "web", "web"), "apply", "-f", "-");
        assertThat(kubectl("rollout", "status", "deployment/web", "--timeout=60s"))
                .contains("successfully rolled out");
        kubectl("scale", "deployment/web", "--replicas=3");
        kubectl("wait", "deployment/web", "--for=jsonpath={.status.readyReplicas}=3", "--timeout=60s");
        assertThat(kubectl("get", "pods")).contains("1/1").contains("Running");
        assertThat(kubectl("describe", "deployment/web")).contains("NewReplicaSetAvailable", "from 1 to 3");
        kubectl("set", "image", "deployment/web", "main=nginx:2");
        kubectl("rollout", "status", "deployment/web", "--timeout=60s");
        assertThat(kubectl("rollout", "history", "deployment/web")).contains("2");
        kubectl("delete", "deployment/web", "--timeout=60s");
        kubectl("wait", "pod", "-l", "app=web", "--for=delete", "--timeout=60s");
    }

    @Test
    void aNamespaceGoesWithItsPods() throws Exception {
        kubectl("create", "namespace", "shop");
        kubectlReading(WORKLOAD.formatted("Deployment", "web", "web", "web"), "apply", "-n", "shop", "-f", "-");
        kubectl("rollout", "status", "-n", "shop", "deployment/web", "--timeout=60s");
        kubectl("delete", "namespace", "shop", "--timeout=60s");
        assertThat(kubectl("get", "namespaces")).doesNotContain("shop");
    }

    @Test
    void helmWaitsForAChart() throws Exception {
        Path chart = home.resolve("chart");
        write(chart.resolve("Chart.yaml"), "{apiVersion: v2, name: tiny, version: 0.1.0}");
        write(chart.resolve("templates/web.yaml"), WORKLOAD.formatted("Deployment", "web", "web", "web"));
        write(chart.resolve("templates/agent.yaml"), WORKLOAD.formatted("DaemonSet", "agent", "agent", "agent"));
        write(chart.resolve("templates/service.yaml"), """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{port: 80, targetPort: 80}]}
                """);
        write(chart.resolve("templates/hook.yaml"), """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: hook, annotations: {helm.sh/hook: post-install}}
                spec: {template: {spec: {restartPolicy: Never, containers: [{name: run, image: a}]}}}
                """);
        write(chart.resolve("crds/thing.yaml"), """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: things.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Thing, plural: things, singular: thing, listKind: ThingList}
                  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                """);
        String said = ok(Command.of(
                tools.helm(), "upgrade", "--install", "tiny", chart.toString(), "--wait", "--timeout", "90s"));
        assertThat(said).contains("STATUS: deployed");
        assertThat(kubectl("get", "endpointslices")).contains("web-");
        ok(Command.of(tools.helm(), "uninstall", "tiny", "--wait", "--timeout", "60s"));
        kubectl("wait", "pod", "-l", "app=web", "--for=delete", "--timeout=60s");
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String kubectl(String... arguments) throws Exception {
        return ok(Command.of(tools.kubectl(), arguments));
    }

    private void kubectlReading(String input, String... arguments) throws Exception {
        ok(Command.of(tools.kubectl(), arguments).reading(input));
    }

    private String ok(Command command) throws Exception {
        return command.with("KUBECONFIG", home.resolve("kubeconfig").toString())
                .with("HOME", home.toString())
                .run()
                .orFail()
                .out();
    }
}
