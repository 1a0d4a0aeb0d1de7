package io.scaleguide.lint.shell;

import io.scaleguide.lint.source.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A simple command of a script.
 *
 * @param script what it stands in
 * @param words the program and its arguments; empty when there are only assignments or keywords
 * @param start where it begins in the script
 * @param end where it ends there
 * @param target the file that its output goes to; empty when none
 * @param heredoc what is put into it; empty when nothing
 * @param piped whether its output goes to the next command
 * @param loop the loop that it belongs to, counted from 1 in its script; 0 when none
 * @param condition whether it is the condition of that loop
 */
public record Command(
        Stretch script,
        List<Word> words,
        int start,
        int end,
        Optional<String> target,
        Optional<Stretch> heredoc,
        boolean piped,
        int loop,
        boolean condition) {
    /** Copies the words. */
    public Command {
        words = List.copyOf(words);
    }

    /** @return the program's name without its folder; empty text when there is none */
    public String program() {
        if (words.isEmpty()) {
            return "";
        }
        String name = words.get(0).text();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** @return its words as one line, without quotes */
    public String line() {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    /**
     * @param names words
     * @return whether the arguments that are no flags begin with them
     */
    public boolean begins(String... names) {
        List<String> plain = words.stream()
                .skip(1)
                .map(Word::text)
                .filter(word -> !word.startsWith("-"))
                .toList();
        return plain.size() >= names.length && plain.subList(0, names.length).equals(List.of(names));
    }

    /**
     * @param name a flag, as it is written, or a word
     * @return whether it is given, also as {@code name=value}
     */
    public boolean has(String name) {
        return words.stream()
                .skip(1)
                .anyMatch(word -> word.text().equals(name) || word.text().startsWith(name + "="));
    }

    /**
     * The values of a flag, in their order: of {@code --name value}, {@code --name=value} and {@code -nvalue}.
     *
     * @param names its long and short forms, with their hyphens
     * @return the values
     */
    public List<Word> values(String... names) {
        List<Word> values = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            for (String name : names) {
                if (word.text().equals(name) && i + 1 < words.size()) {
                    values.add(words.get(i + 1));
                } else if (word.text().startsWith(name + "=")) {
                    values.add(word.after(name.length() + 1));
                } else if (attached(word.text(), name)) {
                    values.add(word.after(2));
                }
            }
        }
        return values;
    }

    private static boolean attached(String word, String name) {
        return name.length() == 2
                && word.startsWith(name)
                && word.length() > 2
                && Arrays.stream(new char[][] {{'='}, {'-'}}).noneMatch(c -> word.charAt(2) == c[0]);
    }
}
