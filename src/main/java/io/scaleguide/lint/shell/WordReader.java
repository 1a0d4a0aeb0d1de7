package io.scaleguide.lint.shell;

import io.scaleguide.lint.source.Stretch;
import java.util.function.UnaryOperator;

/** Reads one word of a command: quotes are taken off, substitutions are left as they stand. */
final class WordReader {
    /** A quote that is closed no nearer than this is an apostrophe. In characters. */
    private static final int LONGEST_QUOTE = 100_000;

    /** How often something that is never closed is looked for before a text is taken for no script. */
    private static final int PATIENCE = 200;

    private static final String ENDS = " \t\r\n|&;()<>";

    private final Stretch script;
    private final String text;
    private Stretch.Builder word;
    private boolean quoted;
    private int unclosed;
    private int at;

    WordReader(Stretch script, int from) {
        this.script = script;
        this.text = script.text();
        this.at = from;
        this.word = new Stretch.Builder(script, UnaryOperator.identity());
    }

    Word read(int from) {
        at = from;
        quoted = false;
        word = new Stretch.Builder(script, quoting(from));
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            int close = c == '\'' ? text.indexOf('\'', at + 1) : c == '"' ? closing(at + 1) : -1;
            if (close > 0 && close - at < LONGEST_QUOTE) {
                quote(c, close);
            } else if (c == '\\' && at + 1 < text.length()) {
                escaped();
            } else if (c == '$' && substitution(at) > 0) {
                take(substitution(at));
            } else {
                take(at + 1);
            }
        }
        return new Word(word.build(from), from, at, quoted);
    }

    /** How text has to be written in the word that begins here: as in the first quotes that it has. */
    private UnaryOperator<String> quoting(int from) {
        for (int i = from; i < text.length() && ENDS.indexOf(text.charAt(i)) < 0; i++) {
            if (text.charAt(i) == '\'') {
                return inner -> inner.replace("'", "'\\''");
            }
            if (text.charAt(i) == '"') {
                return inner -> inner.replace("\\", "\\\\").replace("\"", "\\\"");
            }
        }
        return UnaryOperator.identity();
    }

    private void quote(char kind, int close) {
        quoted = true;
        at++;
        while (at < close) {
            if (kind == '"' && text.charAt(at) == '\\' && "\"\\$`\n".indexOf(text.charAt(at + 1)) >= 0) {
                escaped();
            } else {
                take(at + 1);
            }
        }
        at = close + 1;
    }

    private void escaped() {
        if (text.charAt(at + 1) != '\n') {
            word.add(text.charAt(at + 1), at + 1);
        }
        at += 2;
    }

    private void take(int end) {
        for (; at < end; at++) {
            word.add(text.charAt(at), at);
        }
    }

    /** Where the double quotes that are open end; -1 when they do not. */
    private int closing(int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            int inner = c == '$' ? substitution(i) : -1;
            i = c == '\\' ? i + 2 : inner > 0 ? inner : i + 1;
        }
        return -1;
    }

    /** Where {@code $(...)} or {@code ${...}} ends; -1 when there is none. */
    private int substitution(int from) {
        if (from + 1 >= text.length()) {
            return -1;
        }
        char open = text.charAt(from + 1);
        if (open != '(' && open != '{' || unclosed > PATIENCE) {
            return -1;
        }
        char close = open == '(' ? ')' : '}';
        int depth = 0;
        for (int i = from + 1; i < text.length() && i - from < LONGEST_QUOTE; i++) {
            char c = text.charAt(i);
            if (c == '\'' && open == '(') {
                int end = text.indexOf('\'', i + 1);
                i = end < 0 ? i : end;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        unclosed++;
        return -1;
    }
}
