package io.scaleguide.kube;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.tools.Patience;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyOfferTest {
    private static final String NAMES = "ip:127.0.0.1";

    /** IANA, TLS Supported Groups and TLS ExtensionType Values. */
    private static final int X25519 = 0x1d;

    private static final int SUPPORTED_GROUPS = 10;
    private static final int KEY_SHARE = 51;

    private final KeyOffer offer = new KeyOffer();

    @TempDir
    Path folder;

    @Test
    void theFirstHelloHasX25519Alone() throws Exception {
        ByteBuffer hello = hello();
        assertThat(groups(hello, SUPPORTED_GROUPS)).containsExactly(X25519);
        assertThat(groups(hello, KEY_SHARE)).containsExactly(X25519);
    }

    @Test
    void afterARefusalTheHelloHasAllThatJavaKnows() throws Exception {
        offer.widen();
        assertThat(groups(hello(), SUPPORTED_GROUPS)).hasSizeGreaterThan(3).contains(X25519);
    }

    @Test
    void aServerThatDoesNotKnowX25519IsReadAfterASecondHello() throws Exception {
        try (TlsCluster server = without("x25519");
                Cluster cluster = server.open("127.0.0.1", server.authority(), "token: t")) {
            assertThat(cluster.serverVersion()).isEqualTo("anyone");
            assertThat(server.server().greeted()).isEqualTo(2);
        }
    }

    @Test
    void whereSeveralAreRefusedAtOnceEachIsTakenAfterwards() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (TlsCluster server = without("x25519");
                Cluster cluster = server.open("127.0.0.1", server.authority(), "token: t")) {
            List<Future<String>> versions = threads.invokeAll(
                    Collections.nCopies(6, cluster::serverVersion), Patience.LONGEST.toSeconds(), SECONDS);
            for (Future<String> version : versions) {
                assertThat(version.get()).isEqualTo("anyone");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoeverRefusesThatTooIsNotAskedAThirdTime() throws Exception {
        try (TlsCluster server = without("x25519", "x448", "sec", "ffd");
                Cluster cluster = server.open("127.0.0.1", server.authority(), "token: t")) {
            assertThatThrownBy(cluster::serverVersion).isInstanceOf(KubeException.class);
            assertThat(server.server().greeted()).isEqualTo(2);
        }
    }

    @Test
    void theKeyOfACertificateMayBeOnAnyCurve() {
        AlgorithmConstraints constraints = offer.put(new SSLParameters()).getAlgorithmConstraints();
        assertThat(constraints.permits(Set.of(CryptoPrimitive.KEY_AGREEMENT), "secp256r1", null))
                .isFalse();
        assertThat(constraints.permits(
                        Set.of(CryptoPrimitive.SIGNATURE, CryptoPrimitive.KEY_AGREEMENT), "secp256r1", null))
                .isTrue();
    }

    /** A server that knows no group whose name begins so. */
    private TlsCluster without(String... groups) throws Exception {
        return new TlsCluster(folder, NAMES, parameters -> {
            parameters.setAlgorithmConstraints(new Without(List.of(groups)));
            return parameters;
        });
    }

    private ByteBuffer hello() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("127.0.0.1", 443);
        engine.setUseClientMode(true);
        engine.setSSLParameters(offer.put(engine.getSSLParameters()));
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        return record.flip();
    }

    /** The groups that an extension of a client's hello names (RFC 8446, 4.1.2, 4.2.7, 4.2.8). */
    private static List<Integer> groups(ByteBuffer hello, int wanted) {
        int recordAndMessageHead = 5 + 4;
        int versionAndRandom = 2 + 32;
        hello.position(recordAndMessageHead + versionAndRandom);
        skip(hello, hello.get() & 0xff);
        skip(hello, hello.getShort() & 0xffff);
        skip(hello, hello.get() & 0xff);
        hello.getShort();
        while (hello.hasRemaining()) {
            int type = hello.getShort() & 0xffff;
            int length = hello.getShort() & 0xffff;
            if (type == wanted) {
                return groups(hello.slice(hello.position() + 2, length - 2), wanted == KEY_SHARE);
            }
            skip(hello, length);
        }
        return List.of();
    }

    private static List<Integer> groups(ByteBuffer names, boolean withKeys) {
        List<Integer> all = new ArrayList<>();
        while (names.hasRemaining()) {
            all.add(names.getShort() & 0xffff);
            if (withKeys) {
                skip(names, names.getShort() & 0xffff);
            }
        }
        return all;
    }

    private static void skip(ByteBuffer bytes, int length) {
        bytes.position(bytes.position() + length);
    }

    /** Of a server whose rules leave some groups out. */
    private record Without(List<String> groups) implements AlgorithmConstraints {
        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
            return groups.stream().noneMatch(algorithm::startsWith);
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, AlgorithmParameters parameters) {
            return true;
        }
    }
}
