package io.scaleguide.tui.theme;

import io.scaleguide.tui.draw.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What was read of a shipped theme, kept beside its file: a line for each role. To read the YAML takes longer than to draw the first frame in it. It
 * names the sum of the YAML that it was read from, and says nothing of any other.
 */
final class KeptTheme {
    private static final String ENDING = ".kept";
    private static final String NONE = "-";
    private static final int WORDS = 4;
    private static final int PAPER_WORDS = 2;

    private KeptTheme() {}

    /** The kept theme of a YAML file; empty where there is none, where it is another file's by now, and where it makes no sense. */
    static Optional<Theme> of(Path yaml, String name) {
        Path kept = Path.of(yaml + ENDING);
        try {
            List<String> lines = Files.readAllLines(kept);
            return lines.size() > 1 && lines.get(0).equals(sum(Files.readAllBytes(yaml)))
                    ? Optional.of(theme(lines, name))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            // The YAML is what counts, and whoever reads it says what is wrong.
            return Optional.empty();
        }
    }

    /** What is to be kept of a theme that was read from a YAML file. */
    static String write(Theme theme, String yaml) {
        StringBuilder text = new StringBuilder(sum(yaml.getBytes(StandardCharsets.UTF_8)))
                .append('\n')
                .append(Palette.word(theme.paper().foreground()))
                .append(' ')
                .append(Palette.word(theme.paper().background()))
                .append('\n');
        for (Role role : Role.values()) {
            if (theme.looks().containsKey(role)) {
                text.append(role).append(' ').append(words(theme.look(role))).append('\n');
            }
        }
        return text.toString();
    }

    private static String words(Look look) {
        String marks = (look.bold() ? "b" : "") + (look.underline() ? "u" : "") + (look.reverse() ? "r" : "");
        return look.foreground().map(Palette::word).orElse(NONE)
                + " " + look.background().map(Palette::word).orElse(NONE)
                + " " + (marks.isEmpty() ? NONE : marks);
    }

    private static Theme theme(List<String> lines, String name) {
        String[] paper = words(lines.get(1), PAPER_WORDS);
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        for (String line : lines.subList(2, lines.size())) {
            String[] words = words(line, WORDS);
            String marks = words[3];
            looks.put(
                    Role.valueOf(words[0]),
                    new Look(
                            colour(words[1]),
                            colour(words[2]),
                            marks.contains("b"),
                            marks.contains("u"),
                            marks.contains("r")));
        }
        return new Theme(name, new Paper(exact(paper[0]), exact(paper[1])), looks);
    }

    private static String[] words(String line, int number) {
        String[] words = line.split(" ", -1);
        if (words.length != number) {
            throw new IllegalArgumentException(line);
        }
        return words;
    }

    private static Optional<Colour> colour(String word) {
        return word.equals(NONE)
                ? Optional.empty()
                : Optional.of(Palette.parse(word).orElseThrow(() -> wrong(word)));
    }

    private static Colour.Rgb exact(String word) {
        return Palette.parse(word).map(Palette::rgb).orElseThrow(() -> wrong(word));
    }

    private static IllegalArgumentException wrong(String word) {
        return new IllegalArgumentException(word);
    }

    /** CRC-32 is enough: nobody gains by a theme that is another. */
    private static String sum(byte[] yaml) {
        CRC32 sum = new CRC32();
        sum.update(yaml);
        return Long.toHexString(sum.getValue());
    }
}
