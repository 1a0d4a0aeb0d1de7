package io.scaleguide.headless;

/** Text broken into lines. */
final class Paragraphs {
    private Paragraphs() {}

    /**
     * Breaks a text at its spaces.
     *
     * @param text the text; empty gives nothing
     * @param width the longest line, in characters; a longer word stands alone
     * @param indent what each line begins with
     * @return the lines, each with its end
     */
    static String wrap(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+", -1)) {
            boolean begun = line.length() > indent.length();
            if (begun && line.length() + 1 + word.length() > width) {
                lines.append(line).append('\n');
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
        }
        if (line.length() > indent.length()) {
            lines.append(line).append('\n');
        }
        return lines.toString();
    }
}
