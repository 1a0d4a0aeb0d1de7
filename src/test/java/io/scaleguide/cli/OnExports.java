package io.scaleguide.cli;

import io.scaleguide.practice.PracticeCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what is exported with the names of one practice cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnExports {
    final PracticeCluster practice = ExportsForTests.cluster();

    @TempDir
    Path folder;

    ExportsForTests exports = new ExportsForTests(practice, Path.of(""));

    @BeforeEach
    void place() {
        exports = new ExportsForTests(practice, folder);
    }

    @AfterAll
    void end() {
        practice.close();
    }
}
