package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.EventLine;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.TextEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Kubernetes events about the HPA, newest first, of one kind or with a text where that is wanted. */
final class EventsBox implements Box {
    /** From here on the columns have room; with less, what kubectl prints is shortened. */
    private static final int WIDE = 90;

    private Filter filter = Filter.ALL;
    private TextEditor wanted = new TextEditor("");
    private boolean typing;
    private Optional<Written> written = Optional.empty();
    private List<StyledLine> lines = List.of();

    /** Of what the lines were written, and how. */
    private record Written(List<?> events, long second, int columns, Glyphs glyphs, Filter filter, String wanted) {
        /** A view's events are never changed: others are another list. */
        @SuppressWarnings("ReferenceEquality")
        private boolean isSame(Written other) {
            return events == other.events
                    && second == other.second
                    && columns == other.columns
                    && glyphs == other.glyphs
                    && filter == other.filter
                    && wanted.equals(other.wanted);
        }
    }

    /** Which events are seen. */
    private enum Filter {
        ALL("all"),
        NORMAL("normal only"),
        WARNING("warnings only"),
        TEXT("with");

        private final String words;

        Filter(String words) {
            this.words = words;
        }
    }

    /** The next filter; the last one asks for a text. */
    void nextFilter() {
        filter = Filter.values()[(filter.ordinal() + 1) % Filter.values().length];
        typing = filter == Filter.TEXT;
        wanted = new TextEditor("");
    }

    /** Whether what is typed is the text to filter by. */
    boolean typing() {
        return typing;
    }

    boolean paste(String text) {
        return typing && wanted.paste(text);
    }

    /** A key while {@link #typing}. */
    void type(Key key) {
        if (key.code() == Key.Code.ENTER) {
            typing = false;
            filter = wanted.value().isEmpty() ? Filter.ALL : filter;
        } else if (key.code() == Key.Code.ESCAPE) {
            typing = false;
            filter = Filter.ALL;
        } else {
            wanted.handle(key);
        }
    }

    @Override
    public String title() {
        return "Events";
    }

    @Override
    public StyledLine status(Moment moment) {
        if (typing) {
            return StyledLine.of("text: ", Role.KEY)
                    .plus(wanted.value() + "_", Role.FOCUS)
                    .plus("  Enter keeps it, Esc ends it", Role.DIM);
        }
        int all = moment.view().events().size();
        if (filter == Filter.ALL) {
            return StyledLine.of(Integer.toString(all), Role.DIM);
        }
        String text = filter == Filter.TEXT ? " \"" + wanted.value() + "\"" : "";
        return StyledLine.of(shown(moment).size() + " of " + all + ", ", Role.DIM)
                .plus(filter.words + text, Role.WARN);
    }

    private List<EventLine> shown(Moment moment) {
        return moment.view().eventLines().stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(EventLine event) {
        return switch (filter) {
            case ALL -> true;
            case NORMAL -> !event.warns();
            case WARNING -> event.warns();
            case TEXT ->
                (event.reason() + " " + event.object() + " " + event.message())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted.value().toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public int sticky() {
        return 1;
    }

    private static String none(PanelView view) {
        if (!view.events().isEmpty()) {
            return "None of the events is wanted; f: others.";
        }
        return view.sources().isEmpty() ? "Nothing is heard of it yet." : "No events about it.";
    }

    /** An event that comes every moment is no reason to write the lines of hundreds anew: their ages are others once a second. */
    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        Written asked = new Written(
                moment.view().events(),
                moment.ages().now().getEpochSecond(),
                columns,
                moment.glyphs(),
                filter,
                wanted.value());
        if (written.filter(asked::isSame).isEmpty()) {
            lines = written(moment, columns);
            written = Optional.of(asked);
        }
        shown(moment).forEach(event -> moment.ages().of(event.seen()));
        return lines;
    }

    private List<StyledLine> written(Moment moment, int columns) {
        List<StyledLine> lines = new ArrayList<>(columns >= WIDE ? wide(moment, columns) : narrow(moment));
        if (lines.size() == 1) {
            lines.add(StyledLine.of(none(moment.view()), Role.DIM));
        }
        return lines;
    }

    private List<StyledLine> wide(Moment moment, int columns) {
        Table table = new Table(List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"), Table.GAP, List.of());
        for (EventLine event : shown(moment)) {
            table.add(
                    List.of(
                            moment.ages().of(event.seen()),
                            event.type(),
                            event.reason(),
                            event.object(),
                            message(event)),
                    event.warns() ? Role.WARN : Role.TEXT);
        }
        return table.lines(columns, moment.glyphs());
    }

    /** Without the object, which is the HPA mostly, and with a sign in the place of the type. */
    private List<StyledLine> narrow(Moment moment) {
        List<StyledLine> lines = new ArrayList<>(List.of(StyledLine.of("SEEN   REASON MESSAGE", Role.TITLE)));
        for (EventLine event : shown(moment)) {
            Role role = event.warns() ? Role.WARN : Role.TEXT;
            String sign = event.warns() ? moment.glyphs().sign(Sign.WARNING) : " ";
            lines.add(StyledLine.of(Cells.padRight(moment.ages().of(event.seen()), 5) + sign + " ", role)
                    .plus(event.reason(), event.warns() ? Role.WARN : Role.TITLE)
                    .plus(" " + message(event), role));
        }
        return lines;
    }

    private static String message(EventLine event) {
        return event.message() + (event.count() > 1 ? " (x" + event.count() + ")" : "");
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        List<StyledLine> lines = new ArrayList<>();
        for (StyledLine line : brief(moment, Math.max(columns, WIDE), Integer.MAX_VALUE)) {
            lines.addAll(Lines.wrap(line, columns, 4));
        }
        return lines;
    }
}
