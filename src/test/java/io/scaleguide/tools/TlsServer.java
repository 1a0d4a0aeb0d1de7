package io.scaleguide.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/** A server on loopback with a certificate of its own, which remembers by which name it was asked for. */
public final class TlsServer implements AutoCloseable {
    /** That of the keys. */
    public static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore keys;
    private final HttpsServer server;
    private final Function<String, String> answer;
    private final Queue<String> askedFor = new ConcurrentLinkedQueue<>();
    private final AtomicInteger greeted = new AtomicInteger();

    /**
     * Starts it.
     *
     * @param folder for its key
     * @param names what its certificate is for, as keytool writes it: {@code ip:127.0.0.1} or {@code dns:api.example}
     * @param answer what it answers, as JSON, to whom: the name in the client's certificate, or anyone
     * @throws Exception when its key cannot be made
     */
    public TlsServer(Path folder, String names, Function<String, String> answer) throws Exception {
        this(folder, names, answer, parameters -> parameters);
    }

    /**
     * Starts one that is choosy.
     *
     * @param choosy sets how it has its connections secured
     * @throws Exception when its key cannot be made
     */
    public TlsServer(Path folder, String names, Function<String, String> answer, UnaryOperator<SSLParameters> choosy)
            throws Exception {
        this.answer = answer;
        this.keys = makeKeys(folder.resolve("keys.p12"), names);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                greeted.incrementAndGet();
                parameters.setSSLParameters(choosy.apply(wanted));
            }
        });
        server.createContext("/", exchange -> answer((HttpsExchange) exchange));
        server.start();
    }

    private void answer(HttpsExchange exchange) throws IOException {
        ((ExtendedSSLSession) exchange.getSSLSession())
                .getRequestedServerNames().stream()
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .forEach(askedFor::add);
        byte[] body = answer.apply(visitor(exchange)).getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        ((HttpExchange) exchange).close();
    }

    /** The name in the client's certificate, where it showed one. */
    private static String visitor(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "anyone";
        }
    }

    /** The names that it was asked for since this was asked last, one for each request that had one. */
    public List<String> askedFor() {
        List<String> all = new ArrayList<>();
        for (String name = askedFor.poll(); name != null; name = askedFor.poll()) {
            all.add(name);
        }
        return all;
    }

    /** How many connections were to be secured, with or without success. */
    public int greeted() {
        return greeted.get();
    }

    /** Its key and certificate, called server. */
    public KeyStore keys() {
        return keys;
    }

    /**
     * Its certificate, which is its own authority.
     *
     * @throws Exception when it cannot be written as text
     */
    public String certificate() throws Exception {
        return pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Bytes as PEM. */
    public static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /**
     * A key and a certificate that it signs itself, for these names.
     *
     * @throws Exception when they cannot be made
     */
    public static KeyStore makeKeys(Path store, String names) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=practice",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
