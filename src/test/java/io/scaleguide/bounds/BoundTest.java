package io.scaleguide.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/** What is larger than a bound is refused, however it comes. */
class BoundTest {
    @TempDir
    private Path folder;

    /** Zeros without an end. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            given += length;
            return length;
        }
    }

    @Test
    void whatHasNoEndIsRefusedSoonAfterTheBound() {
        for (Bound bound : Bound.values()) {
            Endless endless = new Endless();
            assertThatThrownBy(() -> bound.around(endless).transferTo(java.io.OutputStream.nullOutputStream()))
                    .as(bound.name())
                    .isInstanceOf(TooLargeException.class)
                    .hasMessage("is larger than " + bound.words());
            assertThat(endless.given).isLessThan(bound.bytes() + 100_000L);
        }
        Endless endless = new Endless();
        assertThatThrownBy(() -> Bound.WRITTEN.read(endless)).isInstanceOf(TooLargeException.class);
    }

    @Test
    void whatIsJustWithinItIsTaken() throws IOException {
        Path file = Files.write(folder.resolve("full"), new byte[Bound.WRITTEN.bytes()]);
        assertThat(Bound.WRITTEN.text(file)).hasSize(Bound.WRITTEN.bytes());
        Files.write(file, new byte[Bound.WRITTEN.bytes() + 1]);
        assertThatThrownBy(() -> Bound.WRITTEN.text(file)).hasMessage("is larger than 1 MiB");
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> Bound.WRITTEN.text(file)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void aWriterOfTooMuchComesToItsEndAndIsRefused() throws IOException {
        BoundedOutput output = new BoundedOutput(Bound.WRITTEN);
        output.write("a".repeat(Bound.WRITTEN.bytes() - 1).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        output.write('b');
        assertThat(output.text()).hasSize(Bound.WRITTEN.bytes()).endsWith("ab");
        output.write(new byte[] {'c', 'd'});
        assertThatThrownBy(output::text).isInstanceOf(TooLargeException.class);
    }

    /** Our readers of JSON lean on these: a newer Jackson that had others would be noticed here. */
    @Test
    void jacksonRefusesDepthAndLongNumbersByItself() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree("[".repeat(500) + "]".repeat(500)).size()).isEqualTo(1);
        assertThatThrownBy(() -> json.readTree("[".repeat(501))).isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readTree("1".repeat(1001))).isInstanceOf(StreamConstraintsException.class);
    }
}
