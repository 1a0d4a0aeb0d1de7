package io.scaleguide.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
    private static final String FINE = "HTTP/1.1 200 OK\r\n";

    /** An answer, and what it means. Ended by its own bytes, or by the end of the connection. */
    private record Sample(String text, int status, boolean reusable, String start, boolean endsItself) {
        private static Sample of(String text, int status, boolean reusable, String start) {
            return new Sample(text, status, reusable, start, true);
        }
    }

    private static Stream<Sample> samples() {
        return Stream.of(
                Sample.of(FINE + "Content-Length: 5\r\n\r\nhello", 200, true, "hello"),
                Sample.of(FINE + "CONTENT-LENGTH:5 \r\nX: Y\r\n\r\nhello", 200, true, "hello"),
                Sample.of(FINE + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 200, true, "hello"),
                Sample.of(FINE + "Content-Length: 0\r\nConnection: Close\r\n\r\n", 200, false, ""),
                Sample.of("HTTP/1.1 404 Not Found\nContent-Length: 4\nno header\n\ngone", 404, true, "gone"),
                Sample.of("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, false, "x"),
                Sample.of("HTTP/1.0 200\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx", 200, true, "x"),
                Sample.of("HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n", 204, true, ""),
                Sample.of("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", 304, true, ""),
                Sample.of(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\nContent-Length: 7\r\n\r\n"
                                + "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno",
                        500,
                        true,
                        "no"),
                Sample.of(
                        FINE + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n 00A ;a=b\r\n, goodbye!\r\n0\r\n\r\n",
                        200,
                        true,
                        "hello, goodbye!"),
                Sample.of(
                        "HTTP/1.1 502 Bad\r\nContent-Length: 3\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n"
                                + "1\r\nx\r\n0\r\nTrailer: one\r\n\r\n",
                        502,
                        true,
                        "x"),
                new Sample(FINE + "\r\nall that comes\r\n\r\n", 200, false, "all that comes\r\n\r\n", false),
                new Sample(FINE + "Transfer-Encoding: gzip\r\n\r\n", 200, false, "", false));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void understandsAnswersWhereverTheyAreSplit(Sample sample) throws IOException {
        byte[] bytes = ascii(sample.text());
        for (int split = 0; split <= bytes.length; split++) {
            AnswerParser parser = new AnswerParser();
            assertThat(parser.take(bytes, 0, split)).isEqualTo(split);
            assertThat(parser.take(bytes, split, bytes.length)).isEqualTo(bytes.length);
            means(sample, parser);
        }
        AnswerParser parser = new AnswerParser();
        for (int at = 0; at < bytes.length; at++) {
            assertThat(parser.done()).isFalse();
            parser.take(bytes, at, at + 1);
        }
        means(sample, parser);
    }

    private static void means(Sample sample, AnswerParser parser) throws IOException {
        assertThat(parser.done()).isEqualTo(sample.endsItself());
        if (!sample.endsItself()) {
            parser.end();
            assertThat(parser.done()).isTrue();
        }
        assertThat(parser.status()).isEqualTo(sample.status());
        assertThat(parser.reusable()).isEqualTo(sample.reusable());
        assertThat(parser.start()).isEqualTo(sample.start());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysWhenAConnectionEndsTooEarly(Sample sample) throws IOException {
        byte[] bytes = ascii(sample.text());
        int whole = sample.endsItself() ? bytes.length : sample.text().indexOf("\r\n\r\n") + 4;
        for (int length = 0; length < whole; length++) {
            AnswerParser parser = new AnswerParser();
            parser.take(bytes, 0, length);
            assertThat(parser.begun()).isEqualTo(length > 0);
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(parser::end)
                    .withMessageContaining(length > 0 ? "in the middle of an answer" : "before an answer");
        }
    }

    @Test
    void leavesWhatComesAfterAnAnswerToTheNext() throws IOException {
        byte[] both = ascii(FINE + "Content-Length: 1\r\n\r\nxHTTP/1.1 404 No\r\nContent-Length: 1\r\n\r\ny");
        AnswerParser parser = new AnswerParser();
        int first = parser.take(both, 0, both.length);
        assertThat(parser.start()).isEqualTo("x");
        assertThat(both[first]).isEqualTo((byte) 'H');
        parser.next();
        assertThat(parser.begun()).isFalse();
        assertThat(parser.take(both, first, both.length)).isEqualTo(both.length);
        assertThat(parser.status()).isEqualTo(404);
        assertThat(parser.start()).isEqualTo("y");
    }

    @Test
    void keepsTheStartOfABodyOnly() throws IOException {
        AnswerParser parser = new AnswerParser();
        byte[] answer = ascii(FINE + "Content-Length: 100000\r\n\r\n" + "abcde".repeat(20_000));
        for (int at = 0; at < answer.length; at += 1000) {
            parser.take(answer, at, Math.min(answer.length, at + 1000));
        }
        assertThat(parser.done()).isTrue();
        assertThat(parser.start()).hasSize(AnswerParser.KEPT_BODY).startsWith("abcde");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\r\n",
                "HTTP/2 200 OK\r\n",
                "http/1.1 200 OK\r\n",
                "HTTP/1.1 20\r\n",
                "HTTP/1.1 2x0 OK\r\n",
                "HTTP/1.1 099 Low\r\n",
                "HTTP/1.1 600 High\r\n",
                FINE + "Content-Length: many\r\n\r\n",
                FINE + "Content-Length: -5\r\n\r\n",
                FINE + "Content-Length: 5, 5\r\n\r\n",
                FINE + "Content-Length:\r\n\r\n",
                FINE + "Content-Length: 9223372036854775808\r\n\r\n",
                FINE + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
            })
    void refusesWhatIsNoAnswer(String text) {
        refused(text, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g", "-1", "0x5", "5 5", ";a", "fffffffffffffffff", "8000000000000000"})
    void refusesMalformedSizesOfChunks(String size) {
        refused(FINE + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n", "malformed number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "3;a=b"})
    void refusesChunksOfAnotherSizeThanTheySay(String size) {
        refused(FINE + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n0\r\n\r\n", "another size");
    }

    @Test
    void refusesLinesAndHeadersBeyondBounds() throws IOException {
        String longest = "X: " + "y".repeat(AnswerParser.LONGEST_LINE - 4);
        AnswerParser parser = new AnswerParser();
        byte[] fits = ascii(FINE + longest + "\r\nContent-Length: 0\r\n\r\n");
        parser.take(fits, 0, fits.length);
        assertThat(parser.done()).isTrue();
        refused(FINE + longest + "yy", "line that is too long");
        refused("H".repeat(AnswerParser.LONGEST_LINE + 1), "line that is too long");
        refused(FINE + "A: b\r\n".repeat(AnswerParser.MOST_HEADERS + 1), "too many headers");
        refused(
                FINE + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "A: b\r\n".repeat(AnswerParser.MOST_HEADERS + 1),
                "too many headers");
    }

    /** Whole, and byte by byte. */
    private static void refused(String text, String why) {
        byte[] bytes = ascii(text);
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> new AnswerParser().take(bytes, 0, bytes.length))
                .withMessageContaining(why);
        AnswerParser parser = new AnswerParser();
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> {
            for (int at = 0; at < bytes.length; at++) {
                parser.take(bytes, at, at + 1);
            }
        });
    }

    @Test
    void makesNoObjectForAnAnswer() throws IOException {
        byte[] answer = ascii(FINE + "Server: kong\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello");
        byte[] chunked = ascii(FINE + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        AnswerParser parser = new AnswerParser();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] made = new long[3];
        for (int round = 0; round < made.length; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                again(parser, answer);
                again(parser, chunked);
            }
            made[round] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(Arrays.stream(made).min().orElseThrow()).isLessThan(2000);
    }

    /** In two pieces, as an answer comes now and then. */
    private static void again(AnswerParser parser, byte[] answer) throws IOException {
        parser.next();
        parser.take(answer, 0, 20);
        parser.take(answer, 20, answer.length);
        if (!parser.done()) {
            throw new AssertionError("the answer is not whole");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
