package io.scaleguide.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before an API server and passes bytes on, until it is stopped: then every connection stays open and nothing comes any more. Knows when it
 * has passed something on that is waited for.
 */
final class Stall implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final ServerSocket socket;
    private final String kubeconfig;
    private final int target;
    private final BlockingQueue<Long> passed = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private volatile String expected = "";

    private Stall(ServerSocket socket, String kubeconfig, int target) {
        this.socket = socket;
        this.kubeconfig = kubeconfig;
        this.target = target;
    }

    /** Stands before the server of a kubeconfig. */
    static Stall before(Path kubeconfig) throws IOException {
        String text = Files.readString(kubeconfig);
        Matcher server = SERVER.matcher(text);
        if (!server.find()) {
            throw new IOException("No plain HTTP server on 127.0.0.1 in " + kubeconfig);
        }
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Stall stall = new Stall(socket, text, Integer.parseInt(server.group(1)));
        daemon(stall::accept);
        return stall;
    }

    /** A kubeconfig that goes through here. */
    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("through-stall"),
                SERVER.matcher(kubeconfig).replaceAll("http://127.0.0.1:" + socket.getLocalPort()));
    }

    /** From now on a text is waited for that the server will send, in one piece. */
    void expect(String text) {
        expected = text;
    }

    /** When the text was passed on: when the write to the client had returned, on the clock of System.nanoTime. Waits for it. */
    long passed() throws InterruptedException {
        return passed.take();
    }

    /** From now on nothing comes. */
    void stop() {
        stopped = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                daemon(() -> copy(client, server, (bytes, count) -> {}));
                daemon(() -> copy(server, client, this::note));
            }
        } catch (IOException closed) {
            stopped = true;
        }
    }

    /** Looks at what was just passed on to the client. */
    private void note(byte[] bytes, int count) {
        long now = System.nanoTime();
        String text = expected;
        if (!text.isEmpty() && new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(text)) {
            expected = "";
            passed.add(now);
        }
    }

    private interface Passed {
        void note(byte[] bytes, int count);
    }

    private void copy(Socket from, Socket to, Passed after) {
        byte[] bytes = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int count = in.read(bytes);
            while (count >= 0) {
                if (stopped) {
                    new CountDownLatch(1).await();
                }
                out.write(bytes, 0, count);
                after.note(bytes, count);
                count = in.read(bytes);
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "stall");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
