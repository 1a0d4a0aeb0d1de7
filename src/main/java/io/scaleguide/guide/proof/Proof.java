package io.scaleguide.guide.proof;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a search for keys came to. No key is in it, and nothing of one.
 *
 * @param keys the names of the keys that were looked for
 * @param tooPlain the names of keys that are short or a word and cannot be told from other text
 * @param places how many places were looked at: files, packed files, objects, texts
 * @param bytes how many bytes they have together
 * @param hits what was found
 * @param skipped what was not looked at, with the reason; empty when everything was
 */
public record Proof(
        List<String> keys, List<String> tooPlain, int places, long bytes, List<Hit> hits, List<String> skipped) {
    /** Keeps copies. */
    public Proof {
        keys = List.copyOf(keys);
        tooPlain = List.copyOf(tooPlain);
        hits = List.copyOf(hits);
        skipped = List.copyOf(skipped);
    }

    /**
     * Something of a key, somewhere.
     *
     * @param place the file, the object or the text
     * @param found which key, in which forms, and how much of it
     */
    public record Hit(String place, KeySearch.Found found) {
        @Override
        public String toString() {
            return found.key() + " is in " + place + ": "
                    + found.forms().stream().map(KeyForm::words).collect(Collectors.joining(", "))
                    + (found.whole() ? "" : ", " + found.pieces() + " of its " + found.of() + " pieces");
        }
    }
}
