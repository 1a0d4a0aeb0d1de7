package io.scaleguide.tui.wizard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Screens that somebody has looked at, kept as text: a file for each subject, in it a heading for each state. They are compared, or
 * written anew for somebody to look at.
 */
final class GoldenScreens {
    /** What to do when screens have changed. */
    static final String ADVICE =
            "If that is how it should look, write it with ./mvnw test -Dtest='*ScreensTest' -Dscreens=write and read the difference";

    private static final Path FOLDER = Path.of("src/test/resources/screens");
    private static final String HEADING = "== ";
    private static final boolean WRITE = "write".equals(System.getProperty("screens"));

    private final Path file;
    private final Map<String, String> screens = new LinkedHashMap<>();

    /** @param file its path below the folder of the screens */
    GoldenScreens(String file) {
        this.file = FOLDER.resolve(file);
    }

    /** Adds what the screen shows now. */
    void add(String state, WizardOnScreen wizard) {
        wizard.quiet();
        screens.put(state, wizard.screen());
    }

    /** Adds what the screen shows now, although something is still under way: a whole frame, not one that is half written. */
    void addMoving(String state, WizardOnScreen wizard) {
        wizard.frame();
        screens.put(state, wizard.screen());
    }

    /** What is different from the file, for a person to read; empty for nothing. When they are to be written, nothing is. */
    String differences() throws IOException {
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text());
            return "";
        }
        Map<String, String> kept = Files.exists(file) ? read() : Map.of();
        StringBuilder words = new StringBuilder();
        screens.forEach((state, screen) -> compare(state, kept.getOrDefault(state, ""), screen, words));
        kept.keySet().stream().filter(state -> !screens.containsKey(state)).forEach(state -> words.append(file)
                .append(": nothing shows \"")
                .append(state)
                .append("\" any more\n"));
        return words.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        screens.forEach((state, screen) ->
                text.append(HEADING).append(state).append('\n').append(screen));
        return text.toString();
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> kept = new LinkedHashMap<>();
        String state = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(HEADING)) {
                state = line.substring(HEADING.length());
                kept.put(state, "");
            } else {
                kept.merge(state, line + "\n", String::concat);
            }
        }
        return kept;
    }

    /** Each row that differs, as it was and as it is. */
    private void compare(String state, String kept, String seen, StringBuilder words) {
        if (kept.equals(seen)) {
            return;
        }
        words.append(file).append(", \"").append(state).append("\":\n");
        List<String> before = kept.lines().toList();
        List<String> after = seen.lines().toList();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < Math.max(before.size(), after.size()); row++) {
            String was = row < before.size() ? before.get(row) : "(no row)";
            String is = row < after.size() ? after.get(row) : "(no row)";
            if (!was.equals(is)) {
                rows.add(String.format("%3d - %s%n    + %s%n", row + 1, was, is));
            }
        }
        rows.forEach(words::append);
    }
}
