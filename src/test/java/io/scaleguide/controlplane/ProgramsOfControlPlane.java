package io.scaleguide.controlplane;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A control plane of programs, each a process: with the flags that {@code src/it/control-plane} gives the same parts. They end when this process ends. */
final class ProgramsOfControlPlane implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final String NODE = """
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "control-plane-node",
            "labels": {"kubernetes.io/hostname": "control-plane-node", "kubernetes.io/os": "linux", "type": "kwok"},
            "annotations": {"kwok.x-k8s.io/node": "fake"}},
            "status": {"allocatable": {"cpu": "256", "memory": "1Ti", "pods": "1000"},
            "capacity": {"cpu": "256", "memory": "1Ti", "pods": "1000"}}}""";

    private final Programs programs;
    private final Path folder;
    private final Map<String, String> settings;
    private final Deque<Running> running = new ArrayDeque<>();
    private final Thread atExit =
            new Thread(() -> running.forEach(each -> each.process().destroyForcibly()));

    /** A program under way. */
    private record Running(String name, Process process) {}

    private ProgramsOfControlPlane(Programs programs, Path folder, Map<String, String> settings) {
        this.programs = programs;
        this.folder = folder;
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts them; the administrator's kubeconfig is {@code admin.kubeconfig} in the folder, and each program's log is beside it. */
    static ProgramsOfControlPlane start(Programs programs, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        ProgramsOfControlPlane started = new ProgramsOfControlPlane(programs, folder, settings);
        try {
            started.run();
            return started;
        } catch (GeneralSecurityException e) {
            started.close();
            throw new IOException("No certificates for the control plane", e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void run() throws IOException, InterruptedException, GeneralSecurityException {
        int etcd = freePort();
        int peers = freePort();
        int port = freePort();
        Certificates.Identity authority = Certificates.authority("ca");
        write("ca.crt", authority.certificatePem());
        identity("apiserver", Certificates.signed(authority, "kube-apiserver", List.of()));
        Certificates.Identity front = Certificates.authority("front-proxy-ca");
        write("front-proxy-ca.crt", front.certificatePem());
        identity("front-proxy-client", Certificates.signed(front, "front-proxy-client", List.of()));
        Certificates.Identity accounts = Certificates.authority("service-accounts");
        write("accounts.key", accounts.keyPem());
        write("accounts.pub", accounts.publicKeyPem());
        kubeconfig("admin", authority, port, "scaleguide-admin", "system:masters");
        kubeconfig("controllers", authority, port, "system:kube-controller-manager");
        kubeconfig("scheduler", authority, port, "system:kube-scheduler");
        Files.copy(Path.of("src/it/control-plane/stages.yaml"), folder.resolve("stages.yaml"));

        begin("etcd", etcdFlags(etcd, peers));
        begin("kube-apiserver", serverFlags(etcd, port));
        try (KubernetesClient client = KubeObjects.client(folder.resolve("admin.kubeconfig"))) {
            await(() -> "ok".equals(ask(client, "/readyz"))
                    && !ask(client, "/api/v1/namespaces/default").isEmpty());
            client.raw("/api/v1/nodes", "POST", NODE);
            begin("kube-controller-manager", controllerFlags());
            begin(
                    "kube-scheduler",
                    List.of("--kubeconfig=" + file("scheduler.kubeconfig"), "--leader-elect=false", "--secure-port=0"));
            begin(
                    "kwok",
                    List.of(
                            "--config=" + file("stages.yaml"),
                            "--kubeconfig=" + file("admin.kubeconfig"),
                            "--manage-all-nodes=true",
                            "--node-lease-duration-seconds=40",
                            "--cidr=10.244.0.0/16",
                            "--node-ip=172.18.0.2"));
            await(() -> ask(client, "/api/v1/nodes/control-plane-node").contains("kwok is posting ready status"));
        }
    }

    private List<String> etcdFlags(int clients, int peers) {
        String client = "http://127.0.0.1:" + clients;
        String peer = "http://127.0.0.1:" + peers;
        return List.of(
                "--data-dir=" + file("etcd"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer,
                "--unsafe-no-fsync");
    }

    private List<String> serverFlags(int etcd, int port) throws IOException {
        List<String> flags = new ArrayList<>(List.of(
                "--etcd-servers=http://127.0.0.1:" + etcd,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--tls-cert-file=" + file("apiserver.crt"),
                "--tls-private-key-file=" + file("apiserver.key"),
                "--client-ca-file=" + file("ca.crt"),
                "--authorization-mode=Node,RBAC",
                "--allow-privileged=true",
                "--service-cluster-ip-range=10.96.0.0/12",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + file("accounts.pub"),
                "--service-account-signing-key-file=" + file("accounts.key"),
                "--requestheader-client-ca-file=" + file("front-proxy-ca.crt"),
                "--requestheader-allowed-names=front-proxy-client",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-username-headers=X-Remote-User",
                "--proxy-client-cert-file=" + file("front-proxy-client.crt"),
                "--proxy-client-key-file=" + file("front-proxy-client.key"),
                "--vmodule=" + settings.getOrDefault("VMODULE", "")));
        Optional<String> gate = Optional.ofNullable(settings.get("EGRESS_PROXY"));
        if (gate.isPresent()) {
            write("egress.yaml", """
                    apiVersion: apiserver.k8s.io/v1beta1
                    kind: EgressSelectorConfiguration
                    egressSelections:
                    - name: cluster
                      connection:
                        proxyProtocol: HTTPConnect
                        transport: {uds: {udsName: "%s"}}
                    """.formatted(gate.get()));
            flags.add("--egress-selector-config-file=" + file("egress.yaml"));
            flags.add("--enable-aggregator-routing=true");
        }
        return flags;
    }

    private List<String> controllerFlags() {
        return List.of(
                "--kubeconfig=" + file("controllers.kubeconfig"),
                "--leader-elect=false",
                "--secure-port=0",
                "--use-service-account-credentials=true",
                "--service-account-private-key-file=" + file("accounts.key"),
                "--root-ca-file=" + file("ca.crt"),
                "--horizontal-pod-autoscaler-sync-period=" + settings.getOrDefault("HPA_SYNC_PERIOD", "15s"),
                "--kube-api-qps=500",
                "--kube-api-burst=1000",
                "--vmodule=" + settings.getOrDefault("VMODULE", ""));
    }

    private void begin(String name, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.path(name).toString()));
        command.addAll(flags);
        // One log for all, as the control plane in one process has: who reads it looks for the controllers' lines.
        running.push(new Running(
                name,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                folder.resolve("control-plane.log").toFile()))
                        .start()));
    }

    private void await(BooleanSupplier good) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!good.getAsBoolean()) {
            for (Running each : running) {
                if (!each.process().isAlive()) {
                    throw new IOException(
                            each.name() + " ended with " + each.process().exitValue() + ":\n" + lastWords());
                }
            }
            if (System.nanoTime() > end) {
                throw new IOException("The control plane is not ready after " + LONGEST_WAIT + ":\n" + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("control-plane.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static String ask(KubernetesClient client, String path) {
        try {
            return Optional.ofNullable(client.raw(path)).orElse("");
        } catch (KubernetesClientException notYet) {
            return "";
        }
    }

    private void kubeconfig(String name, Certificates.Identity authority, int port, String user, String... groups)
            throws IOException, GeneralSecurityException {
        identity(name, Certificates.signed(authority, user, List.of(groups)));
        write(name + ".kubeconfig", """
                apiVersion: v1
                kind: Config
                current-context: control-plane
                clusters:
                - {name: control-plane, cluster: {server: "https://127.0.0.1:%d", certificate-authority: "%s"}}
                users:
                - {name: user, user: {client-certificate: "%s", client-key: "%s"}}
                contexts:
                - {name: control-plane, context: {cluster: control-plane, user: user}}
                """.formatted(port, file("ca.crt"), file(name + ".crt"), file(name + ".key")));
    }

    private void identity(String name, Certificates.Identity identity) throws IOException, GeneralSecurityException {
        write(name + ".crt", identity.certificatePem());
        write(name + ".key", identity.keyPem());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Running each : running) {
            each.process().destroy();
            if (!each.process().waitFor(10, TimeUnit.SECONDS)) {
                each.process().destroyForcibly().waitFor();
            }
        }
        running.clear();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
