package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedNode.Scalar;
import io.scaleguide.lint.source.Stretch;

/** What a YAML scalar says, with the place of every character. */
public final class Contents {
    private Contents() {}

    /**
     * @param in what the scalar stands in
     * @param scalar the scalar
     * @return its content; line ends within it may differ from what YAML makes of them
     */
    public static Stretch of(Stretch in, Scalar scalar) {
        return switch (scalar.style()) {
            case PLAIN -> in.slice(scalar.start(), scalar.end());
            case SINGLE_QUOTED -> single(in, scalar);
            case DOUBLE_QUOTED -> twice(in, scalar);
            case BLOCK -> block(in, scalar);
        };
    }

    private static Stretch single(Stretch in, Scalar scalar) {
        Stretch.Builder content = new Stretch.Builder(in, inner -> inner.replace("'", "''"));
        for (int i = scalar.start() + 1; i < scalar.end() - 1; i++) {
            content.add(in.text().charAt(i), i);
            if (in.text().startsWith("''", i)) {
                i++;
            }
        }
        return content.build(scalar.start() + 1);
    }

    private static Stretch twice(Stretch in, Scalar scalar) {
        Stretch.Builder content =
                new Stretch.Builder(in, inner -> inner.replace("\\", "\\\\").replace("\"", "\\\""));
        for (int i = scalar.start() + 1; i < scalar.end() - 1; i++) {
            char c = in.text().charAt(i);
            if (c == '\\' && i + 1 < scalar.end() - 1) {
                i++;
                if ("\r\n".indexOf(in.text().charAt(i)) >= 0) {
                    i = beforeNextLine(in.text(), i);
                    continue;
                }
                c = unescaped(in.text().charAt(i));
            }
            content.add(c, i);
        }
        return content.build(scalar.start() + 1);
    }

    /** An escaped end of a line is none of the text, nor is the next line's indentation. */
    private static int beforeNextLine(String text, int lineEnd) {
        int i = lineEnd;
        while (i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1))) {
            i++;
        }
        return i;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private static Stretch block(Stretch in, Scalar scalar) {
        int header = in.text().indexOf('\n', scalar.start());
        int from = header < 0 || header + 1 > scalar.end() ? scalar.end() : header + 1;
        return in.slice(from, scalar.end()).dedented();
    }
}
