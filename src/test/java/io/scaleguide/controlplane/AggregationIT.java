package io.scaleguide.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.net.PodInsides;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The way from the API server to an adapter of external metrics: whom each of the two trusts, and who may read. */
@EnabledIfSystemProperty(
        named = "cluster",
        matches = "control-plane",
        disabledReason = "a real control plane is asked for with -Dcluster=control-plane")
class AggregationIT {
    private static final ObjectRef API = new ObjectRef(Kinds.API_SERVICE, "", "v1beta1.external.metrics.k8s.io");

    @TempDir
    private Path folder;

    @Test
    void anAdapterIsTrustedByItsAuthorityAndAsksWhoMayRead() throws Exception {
        PodInsides pods = PodInsides.empty(Clock.systemUTC());
        Certificates.Identity authority = Certificates.authority("metrics");
        try (PodGate gate = PodGate.open(pods.network(), folder.resolve("pods.sock"));
                ControlPlane controlPlane = ControlPlane.start(folder, Map.of("EGRESS_PROXY", gate.address()));
                Cluster cluster = open(controlPlane.kubeconfig());
                KubernetesClient client = KubeObjects.client(controlPlane.kubeconfig());
                MetricsAdapter adapter = MetricsAdapter.open(
                        new DecisionRecorder(cluster, lives()),
                        client,
                        Certificates.signed(authority, Aggregated.SERVER_NAME, List.of()))) {
            pods.network().lead(Aggregated.ADDRESS, Aggregated.PORT, adapter.port());

            Aggregated.register(cluster, Certificates.authority("somebody else"));
            await(() -> api(cluster).contains("FailedDiscoveryCheck")
                    && api(cluster).contains("certificate"));

            Aggregated.register(cluster, authority);
            await(() -> api(cluster).contains("\"reason\":\"Passed\""));
            assertThat(cluster.externalMetric("replay", "steady.1")).isInstanceOf(ExternalMetric.Value.class);

            try (Cluster jane = open(asJane(controlPlane.kubeconfig()))) {
                Assertions.assertThatThrownBy(() -> jane.externalMetric("replay", "steady.1"))
                        .isInstanceOf(KubeException.class)
                        .hasMessageContaining("kubectl auth can-i list steady.1.external.metrics.k8s.io -n replay");
            }
            assertThat(directly(adapter.port(), authority)).isEqualTo(401);
        }
    }

    private static Map<String, RecordedLife> lives() {
        ObjectNode script = JsonMapper.shared().createObjectNode().put("name", "steady");
        script.putArray("values").add("100|100");
        return Map.of("steady", new RecordedLife(script, new LinkedHashMap<>()));
    }

    private static Cluster open(Path kubeconfig) {
        return Cluster.open(new ClusterChoice(List.of(kubeconfig), Optional.empty()), Duration.ofSeconds(20));
    }

    private static String api(Cluster cluster) {
        return cluster.get(API).map(ObjectNode::toString).orElse("");
    }

    private Path asJane(Path kubeconfig) throws Exception {
        ObjectNode config = (ObjectNode) new YAMLMapper().readTree(Files.readString(kubeconfig));
        ((ObjectNode) config.at("/users/0/user")).put("as", "jane");
        return Files.writeString(folder.resolve("jane.kubeconfig"), new YAMLMapper().writeValueAsString(config));
    }

    /** Past the API server, and so without the front proxy's certificate, whoever one says that one is. */
    private static int directly(int port, Certificates.Identity authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port
                        + "/apis/external.metrics.k8s.io/v1beta1/namespaces/replay/steady.1"))
                .header("X-Remote-User", "system:admin")
                .header("X-Remote-Group", "system:masters")
                .build();
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!good.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(good.getAsBoolean()).isTrue();
    }
}
