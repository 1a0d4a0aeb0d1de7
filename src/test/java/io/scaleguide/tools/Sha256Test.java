package io.scaleguide.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** Of "abc": FIPS 180-4's own example. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNotWhatWasFetchedBeforeIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("tools.tgz"), "abc");

        Sha256.demand(file, ABC);
        assertThat(Sha256.of(file)).isEqualTo(ABC);

        Files.writeString(file, "abd");
        assertThatThrownBy(() -> Sha256.demand(file, ABC))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tools.tgz is not what it was")
                .hasMessageContaining(ABC);
    }
}
