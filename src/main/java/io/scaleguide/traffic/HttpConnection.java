package io.scaleguide.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection that sends the same GET again and again, and never follows a redirect. Plain blocking sockets,
 * because closing one ends its reader at once and leaves no thread behind; Java 17's HttpClient cannot be closed at all.
 */
final class HttpConnection implements AutoCloseable {
    private final URI url;
    private final byte[] request;
    private volatile @Nullable Socket socket;
    private @Nullable AnswerReader reader;
    private volatile boolean closed;

    HttpConnection(URI url, Optional<String> host) {
        this.url = url;
        this.request = request(url, host).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends the request and waits for its answer. A kept connection that the server has meanwhile ended is replaced once.
     *
     * @param deadline the {@link System#nanoTime()} by which the answer must be here
     * @throws IOException when there is no answer
     */
    HttpAnswer exchange(long deadline) throws IOException {
        AnswerReader kept = reader;
        if (kept != null) {
            try {
                return send(kept, deadline);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                if (closed || kept.answering()) {
                    throw e;
                }
            }
        }
        return send(connect(deadline), deadline);
    }

    private HttpAnswer send(AnswerReader from, long deadline) throws IOException {
        boolean reusable = false;
        try {
            Socket current = socket;
            if (current == null) {
                throw new IOException("the connection is closed");
            }
            current.getOutputStream().write(request);
            HttpAnswer answer = from.read(deadline);
            reusable = answer.reusable();
            return answer;
        } finally {
            if (!reusable) {
                drop();
            }
        }
    }

    private AnswerReader connect(long deadline) throws IOException {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        InetSocketAddress address = new InetSocketAddress(bare(url.getHost()), port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(url.getHost());
        }
        Socket plain = new Socket();
        keep(plain);
        try {
            plain.setTcpNoDelay(true);
            plain.connect(address, millisUntil(deadline));
            AnswerReader fresh = new AnswerReader(secure ? secured(plain, port, deadline) : plain);
            reader = fresh;
            return fresh;
        } catch (IOException e) {
            drop();
            throw e;
        }
    }

    private Socket secured(Socket plain, int port, long deadline) throws IOException {
        plain.setSoTimeout(millisUntil(deadline));
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, bare(url.getHost()), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        keep(secured);
        secured.startHandshake();
        return secured;
    }

    private void keep(Socket next) throws IOException {
        socket = next;
        if (closed) {
            next.close();
            throw new IOException("the connection is closed");
        }
    }

    private void drop() {
        reader = null;
        Socket current = socket;
        socket = null;
        shut(current);
    }

    private static void shut(@Nullable Socket old) {
        try {
            if (old != null) {
                old.close();
            }
        } catch (IOException e) {
            // it is being given up, so how it ends tells nothing
        }
    }

    /** Ends the connection from any thread; a request under way fails at once. */
    @Override
    public void close() {
        closed = true;
        shut(socket);
    }

    private static int millisUntil(long deadline) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("no connection in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    private static String request(URI url, Optional<String> name) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
        String host = name.orElse(ascii.getPort() > 0 ? ascii.getHost() + ":" + ascii.getPort() : ascii.getHost());
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: scaleguide\r\nAccept: */*\r\n\r\n";
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
