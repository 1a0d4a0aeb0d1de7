package io.scaleguide.kube;

import io.scaleguide.bounds.Bound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * GET requests by Java's oldest HTTP client, which comes up in a third of the time of its newer one: for a short command that is most of what it
 * takes. It keeps connections open as the newer one does; it knows no PATCH, no watch, and no proxy that wants a password, so those are not its business.
 */
final class DirectReads implements AutoCloseable {
    private static final int CHUNK = 16_384;
    private static final int ERROR = 400;
    private static final long IDLE_SECONDS = 5;

    /** One line of a request's head. */
    record Header(String name, String value) {
        @Override
        public String toString() {
            // It may be the user's token.
            return name;
        }
    }

    private final Tls tls;
    private final Supplier<List<Header>> headers;
    private final Duration connect;
    private final Duration answer;
    private final ExecutorService threads;

    /**
     * @param tls how the server shows who it is, and the user who they are
     * @param headers the user's credentials as headers, asked for anew for each request
     * @param connect how long a connection may take
     * @param answer how long the server may be silent
     */
    DirectReads(Tls tls, Supplier<List<Header>> headers, Duration connect, Duration answer) {
        this.tls = tls;
        this.headers = headers;
        this.connect = connect;
        this.answer = answer;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named());
        SocketsWhenAsked.install();
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread made = new Thread(work, "kube-read-" + number.incrementAndGet());
            made.setDaemon(true);
            return made;
        };
    }

    /**
     * Begins to ask, on a thread of its own. Who gives up cancels the future: the thread then ends with the next part of an answer, or
     * when the server has been silent for too long.
     *
     * Throws KubeException after close.
     */
    Future<Reply> get(URI address) {
        try {
            return threads.submit(new Read(address));
        } catch (RejectedExecutionException e) {
            throw Connection.isClosed();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One request. */
    private final class Read implements Callable<Reply> {
        private final URI address;

        private Read(URI address) {
            this.address = address;
        }

        @Override
        public Reply call() throws IOException {
            HttpURLConnection connection = connected();
            try {
                return reply(connection);
            } catch (SocketTimeoutException e) {
                throw because(new HttpTimeoutException("no answer in time"), e);
            }
        }

        private HttpURLConnection connected() throws IOException {
            boolean alone = tls.offer().alone();
            try {
                return connect();
            } catch (SSLException refused) {
                if (!alone) {
                    throw refused;
                }
                tls.offer().widen();
                return connect();
            }
        }

        private HttpURLConnection connect() throws IOException {
            HttpURLConnection connection = open();
            try {
                connection.connect();
            } catch (SocketTimeoutException e) {
                throw because(new HttpConnectTimeoutException("no connection in time"), e);
            }
            return connection;
        }

        private Reply reply(HttpURLConnection connection) throws IOException {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new ProtocolException("the answer is not HTTP");
            }
            String body = body(status < ERROR ? connection.getInputStream() : connection.getErrorStream());
            return new Reply(status, body, Optional.ofNullable(connection.getHeaderField("Retry-After")));
        }

        /** The same exceptions as the whole client throws, so that there is one sentence for each. */
        private static <T extends IOException> T because(T said, IOException cause) {
            said.initCause(cause);
            return said;
        }

        private HttpURLConnection open() throws IOException {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(java.net.Proxy.NO_PROXY);
            if (connection instanceof HttpsURLConnection secured) {
                secured.setSSLSocketFactory(tls.sockets());
                // Asked only about a name that Java's own check has refused. Without anybody to ask, that check would
                // first read the list of the
                // world's authorities, to be stricter with them about wildcards.
                secured.setHostnameVerifier((host, session) -> tls.unchecked());
            }
            connection.setConnectTimeout((int) connect.toMillis());
            connection.setReadTimeout((int) answer.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("User-Agent", Cluster.FIELD_MANAGER);
            headers.get().forEach(each -> connection.addRequestProperty(each.name(), each.value()));
            return connection;
        }

        private String body(@Nullable InputStream from) throws IOException {
            if (from == null) {
                return "";
            }
            try (from) {
                InputStream bounded = Bound.ANSWER.around(from);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                byte[] chunk = new byte[CHUNK];
                for (int got = bounded.read(chunk); got >= 0; got = bounded.read(chunk)) {
                    if (Thread.interrupted()) {
                        throw new InterruptedIOException("nobody waits for it");
                    }
                    all.write(chunk, 0, got);
                }
                return all.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
