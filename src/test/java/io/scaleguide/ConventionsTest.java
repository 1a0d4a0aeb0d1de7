package io.scaleguide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of environment variables names those that the program reads, and no others. */
class ConventionsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*)\\|");
    private static final Pattern TICKED = Pattern.compile("`([A-Z_]+)`");

    /** A look into an environment, in Java. */
    private static final Pattern READ =
            Pattern.compile("[eE]nvironment(?:\\(\\))?\\.get(?:OrDefault)?\\(\\s*\"([A-Z_]+)\"");

    @Test
    void everyVariableOfThePageIsRead() throws IOException {
        String sources = Stream.concat(
                        sources(),
                        Stream.of(Path.of("src/main/dist/bin/scaleguide"), Path.of("wizard-steps/03-keys.yaml")))
                .map(ConventionsTest::text)
                .collect(Collectors.joining("\n"));
        assertThat(page()).hasSizeGreaterThan(20).allSatisfy(variable -> assertThat(sources)
                .contains(variable));
    }

    @Test
    void everyVariableThatIsReadIsOnThePage() throws IOException {
        Set<String> read = sources()
                .map(ConventionsTest::text)
                .flatMap(source -> READ.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(Path.of("docs/conventions.md"));
        assertThat(read).hasSizeGreaterThan(8).allSatisfy(variable -> assertThat(page)
                .contains("`" + variable));
    }

    private static Set<String> page() throws IOException {
        Set<String> variables = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/conventions.md")));
        while (row.find()) {
            TICKED.matcher(row.group(1)).results().forEach(found -> variables.add(found.group(1)));
        }
        return variables;
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
