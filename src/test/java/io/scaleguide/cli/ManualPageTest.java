package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** The manual in assets/man is what the command line says. */
class ManualPageTest {
    private static final Path FOLDER = Path.of("assets/man/man1");
    private static final boolean WRITE = "write".equals(System.getProperty("manual"));

    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        add(pages, CommandLineProgram.all(Surroundings.ofProcess()).getCommandSpec(), "scaleguide");
        return pages;
    }

    private static void add(Map<String, String> pages, CommandSpec command, String name) {
        if (command.usageMessage().hidden()) {
            return;
        }
        pages.put(name + ".1", ManualPage.of(command, name));
        command.subcommands().forEach((each, below) -> add(pages, below.getCommandSpec(), name + "-" + each));
    }

    @Test
    void thePagesInTheDistributionAreThoseOfTheCommands() throws IOException {
        if (WRITE) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> page : pages().entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        Map<String, String> kept;
        try (Stream<Path> files = Files.list(FOLDER)) {
            kept = files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), ManualPageTest::read, (a, b) -> a, TreeMap::new));
        }
        assertThat(kept)
                .as(
                        "Write them with ./mvnw test -Dtest=ManualPageTest -Dmanual=write, remove what is no command any more, and read the difference")
                .isEqualTo(pages());
    }

    @Test
    void groffReadsEachWithoutAWarning() throws IOException, InterruptedException {
        Optional<Path> groff = Needed.which(System.getenv(), "groff");
        assumeThat(groff).as("groff on PATH").isPresent();
        for (String page : pages().keySet()) {
            Command.Outcome read = Command.of(
                            groff.orElseThrow(),
                            "-man",
                            "-Tascii",
                            "-P-cbou",
                            "-ww",
                            FOLDER.resolve(page).toString())
                    .run();
            assertThat(read.err()).as(page).isEmpty();
            assertThat(read.out()).as(page).contains("NAME", "OPTIONS");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
