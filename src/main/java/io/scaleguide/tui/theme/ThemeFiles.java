package io.scaleguide.tui.theme;

import io.scaleguide.document.DocumentException;
import io.scaleguide.document.DocumentProblem;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.document.YamlDocument;
import io.scaleguide.tui.draw.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The themes: {@code assets/themes/*.yaml}, a file each, and a user's own. A user's is held against the schema; those that are shipped were, when they
 * were built, and a screen is not to wait for it.
 */
public final class ThemeFiles {
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final Path schema;

    private ThemeFiles(Path folder, Path schema) {
        this.folder = folder;
        this.schema = schema;
    }

    /**
     * The shipped themes.
     *
     * @param assets the folder that holds {@code themes} and {@code schema}
     * @return the themes; none is read yet
     */
    public static ThemeFiles in(Path assets) {
        return new ThemeFiles(assets.resolve("themes"), assets.resolve("schema/theme.schema.json"));
    }

    /**
     * The names of the shipped themes.
     *
     * @return the names, sorted
     * @throws DocumentException when the folder cannot be read
     */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(ThemeFiles::name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * Reads a shipped theme; what was kept of it is enough.
     *
     * @param name its name
     * @return the theme
     * @throws DocumentException when there is none of this name, or it cannot be read
     */
    public Theme named(String name) {
        return Optional.of(name)
                .filter(ThemeFiles::isWord)
                .flatMap(word -> KeptTheme.of(folder.resolve(word + ENDING), word))
                .orElseGet(() -> parsed(name));
    }

    /** Anything else leads out of the folder, or is no file's name. */
    private static boolean isWord(String name) {
        return name.chars().allMatch(character -> Character.isLetterOrDigit(character) || character == '-');
    }

    private Theme parsed(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new DocumentException(List.of(new DocumentProblem(
                    folder.toString(),
                    0,
                    "There is no theme \"" + name + "\"; there are " + String.join(", ", names) + ".")));
        }
        return theme(document(folder.resolve(name + ENDING)), name);
    }

    /**
     * Reads a theme that may be wrong.
     *
     * @param file the file
     * @return the theme; roles that the file leaves out look as the terminal's own text
     * @throws DocumentException listing everything that is wrong, with its line
     */
    public Theme read(Path file) {
        YamlDocument document = document(file);
        List<DocumentProblem> problems =
                DocumentSchema.of(YamlDocument.content(schema)).check(document);
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        return theme(document, name(file.getFileName().toString()));
    }

    private static YamlDocument document(Path file) {
        return YamlDocument.read(file);
    }

    private static Theme theme(YamlDocument document, String name) {
        JsonNode tree = document.tree();
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            JsonNode look = tree.path("roles").path(word(role));
            if (look.isObject()) {
                looks.put(role, look(look));
            }
        }
        return new Theme(name, paper(tree.path("paper")), looks);
    }

    private static Paper paper(JsonNode tree) {
        return new Paper(
                colour(tree, "foreground").map(Palette::rgb).orElse(Paper.DARK.foreground()),
                colour(tree, "background").map(Palette::rgb).orElse(Paper.DARK.background()));
    }

    private static Look look(JsonNode tree) {
        return new Look(
                colour(tree, "foreground"),
                colour(tree, "background"),
                tree.path("bold").asBoolean(false),
                tree.path("underline").asBoolean(false),
                tree.path("reverse").asBoolean(false));
    }

    /** The schema lets nothing but colours and {@code default} through. */
    private static Optional<Colour> colour(JsonNode tree, String name) {
        return Palette.parse(tree.path(name).asString(""));
    }

    /** A role as the files call it: {@code border-focus}. */
    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String name(String file) {
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    private static DocumentException unreadable(Path path, IOException e) {
        return new DocumentException(
                List.of(new DocumentProblem(path.toString(), 0, "It cannot be read: " + e.getMessage())));
    }
}
