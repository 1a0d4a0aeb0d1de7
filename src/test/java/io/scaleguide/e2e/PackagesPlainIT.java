package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The archive without Java, unpacked in an empty folder and used. */
@EnabledIfSystemProperty(named = "packages", matches = ".+", disabledReason = "packages are made with -Ppackages")
class PackagesPlainIT {
    private static final String ARCHIVE = "scaleguide-java-";

    private final Released released;

    PackagesPlainIT(@TempDir Path folder) {
        released = new Released(folder);
    }

    @Test
    void thePracticeRunWorksWithAJdkAndNothingElse() throws IOException, InterruptedException {
        Path launcher = Released.launcher(released.unpack(ARCHIVE));

        // No class archive: it would be made while the folder is deleted.
        Map<String, String> withJava =
                Map.of("JAVA_HOME", System.getProperty("java.home"), "SCALEGUIDE_ARCHIVE", "off");
        Command.Outcome run = released.run(launcher, withJava, "up", "--practice", "--speed", "20");

        assertThat(run.out()).contains("The workload scaled up under load and came down after it.");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void itSaysWhatItNeedsAndTakesTheJdkThatItIsGiven() throws IOException, InterruptedException {
        Path launcher = Released.launcher(released.unpack(ARCHIVE));

        assertThat(released.run(launcher, Map.of(), "--version").err())
                .contains("Install a JDK 17 or later, or set JAVA_HOME to one.");

        Map<String, String> withJava = Map.of("JAVA_HOME", System.getProperty("java.home"));
        assertThat(released.run(launcher, withJava, "--version").out()).startsWith("scaleguide ");
    }
}
