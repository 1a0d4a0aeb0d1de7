package io.scaleguide.lint.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A file's text, with its lines. */
public final class SourceText {
    private final String file;
    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>();

    /**
     * @param file its name, as the user gave it
     * @param text its content
     */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        lineStarts.add(0);
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lineStarts.add(i + 1);
        }
    }

    /** @return its name, as the user gave it */
    public String file() {
        return file;
    }

    /** @return its content */
    public String text() {
        return text;
    }

    /**
     * @param offset a place in the text
     * @return its line, from 1
     */
    public int line(int offset) {
        int found = Collections.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * @param offset a place in the text
     * @return its column, from 1, in UTF-16 units
     */
    public int column(int offset) {
        return offset - lineStart(offset) + 1;
    }

    /**
     * @param offset a place in the text
     * @return where its line begins
     */
    public int lineStart(int offset) {
        return lineStarts.get(line(offset) - 1);
    }

    /**
     * @param offset a place in the text
     * @return where its line ends, before the end of line
     */
    public int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        end = end < 0 ? text.length() : end;
        return end > 0 && end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** @return how its lines end: {@code \r\n} when its first does, else {@code \n} */
    public String newline() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }
}
