package io.scaleguide.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an API server and passes bytes on, until it is stopped: then every connection stays open and nothing comes any more. */
final class Stall implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    private final ServerSocket socket;
    private final String kubeconfig;
    private final int target;
    private volatile boolean stopped;

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
                daemon(() -> copy(client, server));
                daemon(() -> copy(server, client));
            }
        } catch (IOException closed) {
            stopped = true;
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int count = in.read(bytes);
            while (count >= 0) {
                if (stopped) {
                    new CountDownLatch(1).await();
                }
                out.write(bytes, 0, count);
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
