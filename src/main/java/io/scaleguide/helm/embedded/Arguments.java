package io.scaleguide.helm.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * helm's command line, as far as Scaleguide uses it.
 *
 * @param words the sub-command and its operands
 * @param options the options with their values; a flag has an empty one
 */
record Arguments(List<String> words, Map<String, String> options) {

    private static final Map<String, String> SHORT = Map.of("-n", "--namespace", "-f", "--values", "-o", "--output");
    private static final Set<String> FLAGS = Set.of(
            "--install",
            "--create-namespace",
            "--wait",
            "--no-hooks",
            "--short",
            "--dry-run",
            "--reuse-values",
            "--keep-history",
            "--ignore-not-found");
    private static final Set<String> WITH_VALUE = Set.of(
            "--namespace", "--values", "--output", "--repo", "--version", "--timeout", "--kube-context", "--max");

    /** Throws IllegalArgumentException, with a sentence, for an option that is not known. */
    static Arguments parse(List<String> given) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i);
            if (!argument.startsWith("-")) {
                words.add(argument);
                continue;
            }
            String[] parts = argument.split("=", 2);
            String name = SHORT.getOrDefault(parts[0], parts[0]);
            if (parts.length == 2 || FLAGS.contains(name)) {
                options.put(name, parts.length == 2 ? parts[1] : "");
            } else if (WITH_VALUE.contains(name) && i + 1 < given.size()) {
                i++;
                options.put(name, given.get(i));
            } else {
                throw new IllegalArgumentException("The embedded helm does not know the option " + parts[0] + ".");
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    String command() {
        return words.isEmpty() ? "" : words.get(0);
    }

    String word(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("You left out the name that " + command() + " needs.");
        }
        return words.get(index);
    }
}
