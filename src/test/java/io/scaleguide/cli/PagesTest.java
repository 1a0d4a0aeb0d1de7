package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.card.FaultOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the pages for users tell them to type is what the program takes, and what they link to is there. */
class PagesTest {
    /** In a line of its own, behind a prompt, or in the text. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:^|\\$ |`)scaleguide(?: ([^`#|\\n]*[^`#|\\s]))?(?=`|\\s+#|\\s*\\||$)", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /** Someone is in the middle of typing it, or it stands for many. */
    private static final Pattern UNFINISHED = Pattern.compile("<Tab>|^ ?$");

    /** A value in capitals stands for those that there are. */
    private static final Pattern PLACEHOLDER = Pattern.compile("but was '[A-Z]+'");

    private static final Pattern FAULT = Pattern.compile("--fault ([a-z][^ ]*)");
    private static final Pattern FIX = Pattern.compile("--fix ([a-z][^ ]*)");

    private static Stream<Path> pages() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.md")), Files.list(Path.of("docs")))
                .filter(page -> page.toString().endsWith(".md"))
                .sorted();
    }

    private static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher found = COMMAND.matcher(Files.readString(page));
        while (found.find()) {
            String words = found.group(1) == null ? "" : found.group(1);
            if (!UNFINISHED.matcher(words).find()) {
                commands.add(words);
            }
        }
        return commands;
    }

    /** What is wrong with a command; empty when the program takes it. */
    private static Optional<String> problem(CommandLine program, String words) {
        if (program.getSubcommands().containsKey(words)) {
            // The command's name, which may need more to be run.
            return Optional.empty();
        }
        try {
            program.parseArgs(words.replace("\"", "").split(" +"));
            FAULT.matcher(words).results().forEach(one -> FaultOrder.parse(one.group(1), PracticeCards.all()));
        } catch (CommandLine.ParameterException | IllegalArgumentException e) {
            return Optional.of("scaleguide " + words + ": " + e.getMessage())
                    .filter(message -> !PLACEHOLDER.matcher(message).find());
        }
        return FIX.matcher(words)
                .results()
                .map(one -> Path.of("assets/findings", one.group(1) + ".yaml"))
                .filter(Files::notExists)
                .map(file -> "scaleguide " + words + ": there is no " + file)
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandIsOneThatTheProgramTakes(Path page) throws IOException {
        CommandLine program =
                CommandLineProgram.all(Surroundings.ofProcess()).setCaseInsensitiveEnumValuesAllowed(true);
        assertThat(commands(page).stream().flatMap(words -> problem(program, words).stream()))
                .as(page.toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatIsLinkedToIsThere(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            assertThat(Path.of(".").resolve(page).resolveSibling(links.group(1)).normalize())
                    .as("link of " + page)
                    .exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"workshop.md", "first-time.md", "stage.md", "incident.md"})
    void aPageForPeopleTellsThemWhatToType(String page) throws IOException {
        assertThat(commands(Path.of("docs", page))).hasSizeGreaterThan(3);
    }
}
