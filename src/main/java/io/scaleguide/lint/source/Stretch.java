package io.scaleguide.lint.source;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Some of a file's text, perhaps without indentation, quotes or escapes, in which every character still knows where it
 * stands in the file. So what is found in JSON in a quoted word of a command in a list of a page can be changed there.
 */
public final class Stretch {
    private final String text;
    private final int[] places;
    private final UnaryOperator<String> encode;

    private Stretch(String text, int[] places, UnaryOperator<String> encode) {
        this.text = text;
        this.places = places;
        this.encode = encode;
    }

    /**
     * @param text a file's text
     * @return all of it
     */
    public static Stretch whole(String text) {
        int[] places = new int[text.length() + 1];
        Arrays.setAll(places, i -> i);
        return new Stretch(text, places, UnaryOperator.identity());
    }

    /** @return the text */
    public String text() {
        return text;
    }

    /**
     * @param index a place in this text; its length stands for its end
     * @return the place in the file
     */
    public int at(int index) {
        return index < text.length() || index == 0 ? places[index] : places[index - 1] + 1;
    }

    /**
     * @param from where a part begins
     * @param to where it ends
     * @return the part
     */
    public Stretch slice(int from, int to) {
        return new Stretch(text.substring(from, to), Arrays.copyOfRange(places, from, to + 1), encode);
    }

    /** @return the same with tabs as single spaces: YAML takes no tabs where JSON does */
    public Stretch untabbed() {
        return new Stretch(text.replace('\t', ' '), places, encode);
    }

    /**
     * @param what what to blank out
     * @return the same with spaces in its place
     */
    public Stretch blanked(Pattern what) {
        String blanked =
                what.matcher(text).replaceAll(match -> " ".repeat(match.group().length()));
        return new Stretch(blanked, places, encode);
    }

    /** @return the same without what all its lines begin with in spaces */
    public Stretch dedented() {
        int indent = text.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(Stretch::indentOf)
                .min()
                .orElse(0);
        if (indent == 0) {
            return this;
        }
        String pad = " ".repeat(indent);
        Builder builder = new Builder(this, inner -> inner.replace("\n", "\n" + pad));
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end + 1;
            int begin = Math.min(at + indent, at + indentOf(text.substring(at, end)));
            for (int i = begin; i < end; i++) {
                builder.add(text.charAt(i), i);
            }
            at = end;
        }
        return builder.build();
    }

    private static int indentOf(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /**
     * A change of the file.
     *
     * @param from where what goes begins, in this text
     * @param to where it ends
     * @param replacement what comes there, as it would be written in this text
     * @return the change, as it has to be written in the file
     */
    public Edit edit(int from, int to, String replacement) {
        int start = at(from);
        int end = from < to ? at(to - 1) + 1 : start;
        return new Edit(start, end, encode.apply(replacement));
    }

    /** Makes a stretch of characters of another one. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final Stretch of;
        private final UnaryOperator<String> encode;
        private int[] places = new int[64];

        /**
         * @param of where the characters come from
         * @param quote how text for the new stretch is written in that one
         */
        public Builder(Stretch of, UnaryOperator<String> quote) {
            this.of = of;
            this.encode = inner -> of.encode.apply(quote.apply(inner));
        }

        /**
         * @param c a character
         * @param index where it stands in the stretch that it comes from
         */
        public void add(char c, int index) {
            if (places.length < text.length() + 2) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[text.length()] = of.at(index);
            text.append(c);
            places[text.length()] = of.at(index) + 1;
        }

        /** @return whether nothing was added */
        public boolean isEmpty() {
            return text.isEmpty();
        }

        /**
         * @param index where the stretch stands if nothing was added
         * @return the stretch
         */
        public Stretch build(int index) {
            if (text.isEmpty()) {
                places[0] = of.at(index);
            }
            return build();
        }

        private Stretch build() {
            return new Stretch(text.toString(), Arrays.copyOf(places, text.length() + 1), encode);
        }
    }
}
