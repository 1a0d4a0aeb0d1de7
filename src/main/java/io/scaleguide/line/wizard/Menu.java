package io.scaleguide.line.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be typed now, and what it does. */
final class Menu {
    private final List<Entry> entries = new ArrayList<>();
    private Optional<Numbers> numbers = Optional.empty();

    /** Does what was chosen. */
    interface Doing {
        void run() throws InterruptedException;
    }

    /** Does something with what has a number, from 1 on. */
    interface NumberDoing {
        void run(int number) throws InterruptedException;
    }

    /** Something to type; the empty key is Enter alone. */
    private record Entry(String key, String words, Doing doing) {
        private String sentence() {
            return (key.isEmpty() ? "Enter" : key) + " " + words;
        }
    }

    private record Numbers(int most, int place, NumberDoing doing) {
        private String sentence() {
            return most == 1 ? "1 changes the answer" : "a number from 1 to " + most + " changes that answer";
        }
    }

    /** Adds something to type where it is possible; {@code words} goes on after the key: "b goes back". */
    Menu add(boolean possible, String key, String words, Doing doing) {
        if (possible) {
            entries.add(new Entry(key, words, doing));
        }
        return this;
    }

    /** Lets a number be typed, from 1 to {@code most}; none where that is 0. */
    Menu numbers(int most, NumberDoing doing) {
        numbers = Optional.of(new Numbers(most, entries.size(), doing)).filter(some -> some.most() > 0);
        return this;
    }

    /** What the typed line chooses; empty when it is none of them. */
    Optional<Doing> choose(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> entry.key().equals(word))
                .map(Entry::doing)
                .findFirst()
                .or(() -> number(word));
    }

    private Optional<Doing> number(String word) {
        return numbers.filter(some -> word.matches("[1-9][0-9]?") && Integer.parseInt(word) <= some.most())
                .map(some -> () -> some.doing().run(Integer.parseInt(word)));
    }

    /** What is said first, without which one would not go on. */
    String first() {
        return entries.get(0).sentence();
    }

    /** All of it, a line each. */
    List<String> lines() {
        List<String> lines =
                new ArrayList<>(entries.stream().map(Entry::sentence).toList());
        numbers.ifPresent(some -> lines.add(some.place(), some.sentence()));
        return lines;
    }
}
