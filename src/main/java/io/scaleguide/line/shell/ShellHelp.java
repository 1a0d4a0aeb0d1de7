package io.scaleguide.line.shell;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The shell's own help. */
final class ShellHelp {
    private static final int WIDTH = 22;

    private ShellHelp() {}

    /** What only the shell does, in a line each. */
    static Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("use context NAME", "Works on another cluster. Without NAME: lists them.");
        own.put("use namespace NAME", "Works on another namespace.");
        own.put("use hpa NAME", "Works on another HPA.");
        own.put("watch 5s VERB", "Repeats a verb every 5 s, until Ctrl-C or a key.");
        own.put("!PROGRAM", "Runs kubectl, helm or another program on the same cluster and namespace.");
        own.put("help VERB", "Explains a verb and its options.");
        own.put("clear", "Clears the screen.");
        own.put("exit", "Leaves; so does Ctrl-D.");
        return own;
    }

    static void print(PrintStream out, Map<String, String> verbs) {
        lines(out, verbs);
        out.println();
        lines(out, own());
    }

    private static void lines(PrintStream out, Map<String, String> entries) {
        entries.forEach((name, words) -> out.println(String.format(Locale.ROOT, "%-" + WIDTH + "s%s", name, words)));
    }
}
