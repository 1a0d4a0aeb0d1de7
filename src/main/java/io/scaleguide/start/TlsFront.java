package io.scaleguide.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * TLS on a port of the loopback address, in front of a server that has none. Its key is made with the JDK's keytool for this
 * one front, and proves nothing to anybody else.
 */
public final class TlsFront implements AutoCloseable {
    /** Of a key that lives as long as this process and opens nothing: not a secret. */
    private static final String PASSWORD = "rehearsal";

    private static final String ALIAS = "front";
    private static final long LONGEST_SECONDS = 60;

    private final ServerSocket server;
    private final int target;
    private final Certificate certificate;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private TlsFront(ServerSocket server, int target, Certificate certificate) {
        this.server = server;
        this.target = target;
        this.certificate = certificate;
    }

    /**
     * Begins to listen.
     *
     * @param folder where the key's file goes; nothing may be in the way of {@code front.p12}
     * @param target the plain server's port on the loopback address
     * @return the front, which the caller closes
     * @throws IOException when keytool or the port cannot be had
     * @throws GeneralSecurityException when the key cannot be used
     * @throws InterruptedException when told to end
     */
    public static TlsFront start(Path folder, int target)
            throws IOException, GeneralSecurityException, InterruptedException {
        return start(folder, target, "ip:127.0.0.1");
    }

    /**
     * Begins to listen, with a certificate for a name of one's own.
     *
     * @param folder as above
     * @param target as above
     * @param name the certificate's only subject alternative name, as keytool takes it: {@code ip:127.0.0.1}, {@code dns:example.com}
     * @return the front, which the caller closes
     * @throws IOException when keytool or the port cannot be had
     * @throws GeneralSecurityException when the key cannot be used
     * @throws InterruptedException when told to end
     */
    public static TlsFront start(Path folder, int target, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("front.p12");
        makeKey(file, name);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocket server =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsFront front = new TlsFront(server, target, keys.getCertificate(ALIAS));
        thread("tls-front", front::accept);
        return front;
    }

    private static void makeKey(Path file, String name) throws IOException, InterruptedException {
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                // As kubeadm makes it (Kubernetes documentation, kubeadm ClusterConfiguration, encryptionAlgorithm).
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-alias",
                ALIAS,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=" + name);
        ProcessBuilder keytool = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        keytool.environment().clear();
        if (!ChildJvm.run(keytool, LONGEST_SECONDS)) {
            throw new IOException("keytool made no key");
        }
    }

    /** @return the port */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * @return what a client is to trust, as PEM
     * @throws GeneralSecurityException when the certificate cannot be written
     */
    public String certificate() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /**
     * Writes a kubeconfig that leads to the server by way of this front.
     *
     * @param file where it goes; the certificate goes beside it, to {@code authority.pem}
     * @param plain a kubeconfig that leads there without TLS
     * @param server how that one names the server
     * @return the file
     * @throws IOException when a file cannot be read or written
     * @throws GeneralSecurityException when the certificate cannot be written
     */
    public Path kubeconfig(Path file, Path plain, URI server) throws IOException, GeneralSecurityException {
        Path authority = Files.writeString(file.resolveSibling("authority.pem"), certificate());
        String secured = "certificate-authority: " + authority + "\n    server: https://127.0.0.1:" + port();
        return Files.writeString(
                file, Files.readString(plain).replace("server: " + server, secured + server.getPath()));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                plain.setTcpNoDelay(true);
                open.add(client);
                thread("tls-front-up", () -> pump(client, plain));
                thread("tls-front-down", () -> pump(plain, client));
            } catch (IOException closed) {
                // Either the front was closed, which the loop sees, or this one client has gone.
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of the two has hung up, and the other is hung up on here.
            open.remove(from);
        }
        open.remove(from);
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
