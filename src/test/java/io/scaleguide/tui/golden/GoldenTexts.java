package io.scaleguide.tui.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures in text that somebody has looked at, in one file with a heading for each. They are compared, or written anew for somebody to
 * look at.
 */
public final class GoldenTexts {
    /** What to do when they have changed. */
    public static final String ADVICE =
            "If that is how it should look, write it with ./mvnw test -Dtest=<this test> -Dscreens=write and read the difference";

    private static final Path FOLDER = Path.of("src/test/resources/screens");
    private static final String HEADING = "== ";

    private final Path file;
    private final Map<String, String> seen = new LinkedHashMap<>();

    /** @param file its path below the folder of the screens */
    public GoldenTexts(String file) {
        this.file = FOLDER.resolve(file);
    }

    /**
     * Adds a picture.
     *
     * @param name what it shows
     * @param picture its lines
     */
    public void add(String name, String picture) {
        seen.put(name, picture);
    }

    /** @return what is different from the file, for a person to read; nothing when they are to be written */
    public String differences() throws IOException {
        if ("write".equals(System.getProperty("screens"))) {
            Files.createDirectories(file.getParent());
            StringBuilder text = new StringBuilder();
            seen.forEach((name, picture) ->
                    text.append(HEADING).append(name).append('\n').append(picture));
            Files.writeString(file, text);
            return "";
        }
        Map<String, String> kept = Files.exists(file) ? read() : Map.of();
        StringBuilder words = new StringBuilder();
        seen.forEach((name, picture) -> compare(name, kept.getOrDefault(name, ""), picture, words));
        kept.keySet().stream().filter(name -> !seen.containsKey(name)).forEach(name -> words.append(file)
                .append(": nothing shows \"")
                .append(name)
                .append("\" any more\n"));
        return words.toString();
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> kept = new LinkedHashMap<>();
        String name = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(HEADING)) {
                name = line.substring(HEADING.length());
                kept.put(name, "");
            } else {
                kept.merge(name, line + "\n", String::concat);
            }
        }
        return kept;
    }

    /** Each row that differs, as it was and as it is. */
    private void compare(String name, String kept, String picture, StringBuilder words) {
        if (kept.equals(picture)) {
            return;
        }
        words.append(file).append(", \"").append(name).append("\":\n");
        List<String> before = kept.lines().toList();
        List<String> after = picture.lines().toList();
        for (int row = 0; row < Math.max(before.size(), after.size()); row++) {
            String was = row < before.size() ? before.get(row) : "(no row)";
            String is = row < after.size() ? after.get(row) : "(no row)";
            if (!was.equals(is)) {
                words.append(String.format("%3d - %s%n    + %s%n", row + 1, was, is));
            }
        }
    }
}
