package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is looked for in lines. Upper and lower case are the same. */
final class Search {
    private final String text;
    private final Pattern pattern;
    private final List<Integer> found = new ArrayList<>();
    private int looked;

    Search(String text) {
        this.text = text;
        this.pattern = Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String text() {
        return text;
    }

    /** Looks through the lines that have come since it last looked. */
    void look(List<StyledLine> lines) {
        for (; looked < lines.size(); looked++) {
            if (!text.isEmpty() && pattern.matcher(lines.get(looked).text()).find()) {
                found.add(looked);
            }
        }
    }

    /** How many lines have it. */
    int count() {
        return found.size();
    }

    /** The place of a line among those that have it, from 1; 0 when it has not. */
    int placeOf(int line) {
        return Math.max(0, Collections.binarySearch(found, line) + 1);
    }

    /** The first line from here on that has it; from the top again where there is none. */
    Optional<Integer> from(int line) {
        return at(insertion(line) == found.size() ? 0 : insertion(line));
    }

    /** The last line before this one that has it; from the end again where there is none. */
    Optional<Integer> before(int line) {
        return at(insertion(line) == 0 ? found.size() - 1 : insertion(line) - 1);
    }

    /** How many lines above this one have it. */
    private int insertion(int line) {
        int place = Collections.binarySearch(found, line);
        return place < 0 ? -place - 1 : place;
    }

    private Optional<Integer> at(int place) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(place));
    }

    StyledLine mark(StyledLine line) {
        StyledLine marked = line;
        Matcher matcher = pattern.matcher(line.text());
        while (!text.isEmpty() && matcher.find()) {
            marked = marked.marked(matcher.start(), matcher.end(), Role.FOUND);
        }
        return marked;
    }
}
