package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every seed, and everything that was once a crash, is taken or refused; whole, and broken off anywhere. */
class SeedsTest {
    private static final int CUTS = 16;

    @ParameterizedTest
    @EnumSource
    void seedsAreTakenOrRefused(FuzzTarget target) throws IOException {
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).isNotEmpty();
        for (byte[] bytes : seeds) {
            for (int cut = 0; cut <= CUTS; cut++) {
                byte[] part = Arrays.copyOf(bytes, bytes.length - bytes.length * cut / CUTS);
                assertThatCode(() -> target.take(part)).as(Inputs.text(part)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyFolderOfSeedsHasATarget() throws IOException {
        try (Stream<Path> folders = Files.list(FuzzTarget.SEEDS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(FuzzTarget.values())
                            .map(FuzzTarget::word)
                            .toList());
        }
    }
}
