package io.scaleguide.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.start.TlsFront;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpLinkTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final long PATIENCE = Duration.ofMinutes(1).toMillis();

    @TempDir
    private Path folder;

    /** Keeps what it hears. */
    private static final class Ear implements HttpLink.Owner {
        private Optional<Integer> status = Optional.empty();
        private Optional<IOException> failure = Optional.empty();

        @Override
        public void answered(AnswerParser answer) {
            status = Optional.of(answer.status());
        }

        @Override
        public void failed(IOException why) {
            failure = Optional.of(why);
        }

        private boolean heard() {
            return status.isPresent() || failure.isPresent();
        }
    }

    @Test
    void refusesServersThatProveAnotherName() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE);
                TlsFront front = TlsFront.start(folder, server.getLocalPort());
                Selector selector = Selector.open()) {
            SSLContext trust = Trust.only(front.certificate());
            HttpTarget target =
                    HttpTarget.of(URI.create("https://shop.example:" + front.port()), Optional.empty(), () -> trust);
            Ear ear = new Ear();
            try (HttpLink link = HttpLink.open(target, HERE, selector, ear, new Scratch())) {
                while (!ear.heard() && selector.select(key -> link.ready(), PATIENCE) > 0) {
                    assertThat(ear.status).isEmpty();
                }
            }
            assertThat(ear.failure)
                    .hasValueSatisfying(why ->
                            assertThat(why).isInstanceOf(SSLException.class).hasMessageContaining("shop.example"));
        }
    }

    @Test
    void noticesThatTheServerHasHungUpWhileNothingIsAsked() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE);
                Selector selector = Selector.open()) {
            HttpTarget target =
                    HttpTarget.of(URI.create("http://127.0.0.1:" + server.getLocalPort()), Optional.empty(), () -> {
                        throw new AssertionError("TLS is not wanted");
                    });
            Ear ear = new Ear();
            try (HttpLink link = HttpLink.open(target, HERE, selector, ear, new Scratch());
                    Socket client = server.accept()) {
                client.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                while (!ear.heard() && selector.select(key -> link.ready(), PATIENCE) > 0) {
                    assertThat(ear.failure).isEmpty();
                }
                assertThat(ear.status).contains(204);
                assertThat(link.free()).isTrue();
                client.close();
                selector.select(key -> link.ready(), PATIENCE);
                assertThat(link.free()).isFalse();
                assertThat(ear.failure).isEmpty();
            }
        }
    }
}
