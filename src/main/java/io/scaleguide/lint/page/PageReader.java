package io.scaleguide.lint.page;

import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.source.Stretch;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out what a file is, and reads each of its parts as what it is. */
public final class PageReader {
    private static final Pattern FENCE = Pattern.compile("\\s*(?:[>*+-]\\s+|\\d+\\.\\s+)?(`{3,}|~{3,})(.*)");

    private final Draft draft = new Draft();
    private final PartReader parts = new PartReader(draft);
    private final Stretch all;

    private PageReader(SourceText source) {
        this.all = Stretch.whole(source.text());
    }

    /**
     * Reads a file.
     *
     * @param source the file
     * @return what it holds
     */
    public static Page read(SourceText source) {
        PageReader reader = new PageReader(source);
        String name = source.file().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(ya?ml|json)")) {
            reader.parts.file(reader.bare(), source.file());
        } else if (name.matches(".*\\.(sh|bash|zsh)") || source.text().startsWith("#!")) {
            reader.parts.script(reader.bare());
        } else if (source.text().lines().anyMatch(line -> FENCE.matcher(line).matches())) {
            reader.fenced();
        } else {
            reader.parts.unknown(reader.bare(), source.file());
        }
        return reader.draft.page(source);
    }

    /** Without the mark that some editors put in front of UTF-8. */
    private Stretch bare() {
        int from = all.text().startsWith("\uFEFF") ? 1 : 0;
        return all.slice(from, all.text().length());
    }

    private void fenced() {
        String text = all.text();
        String open = "";
        String language = "";
        int begin = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, end);
            Matcher fence = FENCE.matcher(line.stripTrailing());
            boolean mark = fence.matches();
            if (open.isEmpty() && mark) {
                open = fence.group(1);
                language = fence.group(2).strip().toLowerCase(Locale.ROOT);
                begin = end;
            } else if (open.isEmpty()) {
                parts.words(all.slice(at, end));
            } else if (mark && fence.group(1).startsWith(open) && fence.group(2).isBlank()) {
                parts.block(all.slice(begin, at), language);
                open = "";
            }
            at = end;
        }
        if (!open.isEmpty()) {
            parts.block(all.slice(begin, text.length()), language);
        }
    }
}
