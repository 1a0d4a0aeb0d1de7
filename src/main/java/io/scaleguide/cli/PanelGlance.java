package io.scaleguide.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line of a panel asks for, as far as its first frame shows it: seen before the line is read, which takes longer than to draw the frame.
 * Only lines are looked at that cannot be wrong, so that nothing has to be said of them while the frame is on the screen.
 *
 * @param namespace the HPA's namespace; empty where none is named, as with the others
 * @param hpa the HPA
 * @param context the kubeconfig context
 * @param theme the theme
 * @param ascii whether only ASCII is drawn
 */
record PanelGlance(
        Optional<String> namespace,
        Optional<String> hpa,
        Optional<String> context,
        Optional<String> theme,
        boolean ascii) {
    /** Options for which any text will do. */
    static final Set<String> TEXTS =
            Set.of("--namespace", "--hpa", "--context", "--kubeconfig", "--metric", "--service", "--theme");

    /** Options without a value. */
    static final Set<String> FLAGS = Set.of("--ascii", "--no-mouse", "--no-keys");

    /** Options for which a number will do. */
    static final Set<String> NUMBERS = Set.of("--look");

    private static final String AGAIN = "--kubeconfig";
    private static final Map<String, String> SHORT = Map.of("-n", "--namespace");
    private static final int LONGEST_NUMBER = 9;

    /** Looks at a line; empty where it is not of a panel, or has something else in it. */
    static Optional<PanelGlance> of(String... args) {
        if (args.length == 0 || !args[0].equals("panel")) {
            return Optional.empty();
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String word = equals < 0 ? args[i] : args[i].substring(0, equals);
            String name = SHORT.getOrDefault(word, word);
            boolean flag = FLAGS.contains(name) && equals < 0;
            String value = "";
            if (!flag && equals >= 0) {
                value = args[i].substring(equals + 1);
            } else if (!flag && i + 1 < args.length) {
                i++;
                value = args[i];
            }
            boolean twice = given.put(name, value) != null && !name.equals(AGAIN);
            if (twice || !flag && !fits(name, value)) {
                return Optional.empty();
            }
        }
        return Optional.of(new PanelGlance(
                Optional.ofNullable(given.get("--namespace")),
                Optional.ofNullable(given.get("--hpa")),
                Optional.ofNullable(given.get("--context")),
                Optional.ofNullable(given.get("--theme")),
                given.containsKey("--ascii")));
    }

    /** A value that begins with @ is a file of more words; what is not ASCII may not be as wide as it looks. */
    private static boolean fits(String name, String value) {
        if (NUMBERS.contains(name)) {
            return !value.isEmpty()
                    && value.length() <= LONGEST_NUMBER
                    && value.chars().allMatch(character -> character >= '0' && character <= '9');
        }
        return TEXTS.contains(name)
                && !value.isEmpty()
                && !List.of('-', '@').contains(value.charAt(0))
                && value.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
