package io.scaleguide.kube;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes JDK HTTP clients that end when they are closed. A client left alone keeps its selector thread inside the kernel, and
 * a JVM that exits then waits up to 300 ms for it.
 */
final class StoppableClientFactory extends JdkHttpClientFactory {

    /** The JDK's client prints its number in brackets at the end, and names its thread with the same number. */
    private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");

    private static final long PATIENCE_MILLIS = 200;

    private final Optional<ServerName> server;
    private final Queue<HttpClient> made = new ConcurrentLinkedQueue<>();

    /** @param server what the server goes by; empty for its address */
    StoppableClientFactory(Optional<ServerName> server) {
        this.server = server;
    }

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        return new RecordingBuilder(super.createNewHttpClientBuilder(), server, made::add);
    }

    @Override
    protected void closeHttpClient(JdkHttpClientImpl client) {
        for (HttpClient each = made.poll(); each != null; each = made.poll()) {
            stop(each);
        }
    }

    private static void stop(HttpClient client) {
        boolean interrupted = Thread.interrupted();
        try {
            if (client instanceof AutoCloseable closeable) {
                // From Java 21 on. An interrupted close gives running requests up at once instead of waiting for them.
                Thread.currentThread().interrupt();
                closeable.close();
            } else {
                stopSelector(client);
            }
        } catch (Exception e) {
            // Nothing is lost: the thread is a daemon, only the exit is slower.
            interrupted |= e instanceof InterruptedException;
        } finally {
            Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void stopSelector(HttpClient client) throws InterruptedException {
        Matcher number = NUMBER.matcher(client.toString());
        if (!number.find()) {
            return;
        }
        Optional<Thread> selector = thread("HttpClient-" + number.group(1) + "-SelectorManager");
        if (selector.isPresent()) {
            selector.get().interrupt();
            selector.get().join(PATIENCE_MILLIS);
        }
    }

    private static Optional<Thread> thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst();
    }
}
