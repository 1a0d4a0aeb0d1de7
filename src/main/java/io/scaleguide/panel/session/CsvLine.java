package io.scaleguide.panel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of comma-separated values, as RFC 4180 has them; a quoted value ends on the line it begins on. */
final class CsvLine {
    private CsvLine() {}

    /** @throws IllegalArgumentException when a quotation mark has no partner or stands inside a value */
    static List<String> read(String line) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            StringBuilder value = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1, value) : bare(line, at, value);
            values.add(value.toString().strip());
            at++;
        }
        return values;
    }

    /** Reads up to the comma or the end, and gives its place. */
    private static int bare(String line, int from, StringBuilder value) {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        value.append(line, from, end);
        if (value.indexOf("\"") >= 0) {
            throw new IllegalArgumentException("a quotation mark stands inside a value that does not begin with one");
        }
        return end;
    }

    private static int quoted(String line, int from, StringBuilder value) {
        int at = from;
        while (at < line.length()) {
            char letter = line.charAt(at);
            if (letter != '"') {
                value.append(letter);
                at++;
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                value.append('"');
                at += 2;
            } else if (at + 1 == line.length() || line.charAt(at + 1) == ',') {
                return at + 1;
            } else {
                throw new IllegalArgumentException(
                        "after a closing quotation mark comes a comma or the end of the line");
            }
        }
        throw new IllegalArgumentException("a quotation mark is not closed on its line");
    }

    /** Control characters become spaces, so that a value never breaks its line. */
    static String write(List<String> values) {
        return values.stream().map(CsvLine::quote).collect(Collectors.joining(","));
    }

    private static String quote(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        return plain.contains(",") || plain.contains("\"") || !plain.equals(plain.strip())
                ? "\"" + plain.replace("\"", "\"\"") + "\""
                : plain;
    }
}
