package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The live panel: what the metric does, what the HPA sees and decides, why, and whether what is seen is fresh. */
public final class PanelPage implements Page {
    private final PanelParts parts;
    private final TimeTravel time = new TimeTravel();
    private final PathBox path;
    private final PlotBox plot = new PlotBox();
    private final EventsBox events = new EventsBox();
    private final Map<BoxName, BoxView> boxes = new EnumMap<>(BoxName.class);
    private final Sheets sheets;
    private PanelView view;
    private Board board = Board.of(Area.of(new Size(0, 0)), false, 0);
    private BoxName focus = BoxName.PATH;
    private boolean alone;
    private Optional<Asking> asking = Optional.empty();
    private Optional<Duration> next = Optional.empty();
    private volatile String note = "";

    /** @param parts what it is put together from */
    public PanelPage(PanelParts parts) {
        this.parts = parts;
        this.view = parts.feed().view();
        this.path = new PathBox(parts.feed());
        this.sheets = new Sheets(parts.sheets(), this::note);
        add(BoxName.PATH, path);
        add(BoxName.PLOT, plot);
        add(BoxName.METRIC, new MetricBox());
        add(BoxName.HPA, new HpaBox());
        add(BoxName.WORKLOAD, new WorkloadBox());
        add(BoxName.EVENTS, events);
        add(BoxName.TRAFFIC, new TrafficBox(parts.traffic()));
        add(BoxName.WHY, new WhyBox(parts.why()));
        add(BoxName.SOURCES, new SourcesBox());
    }

    private void add(BoxName name, Box box) {
        boxes.put(name, new BoxView(name, box));
    }

    @Override
    public void refresh() {
        if (time.stopped().isEmpty()) {
            view = parts.feed().view();
        } else if (!time.stopped().get().equals(view.now())) {
            view = parts.feed().at(time.stopped().get());
        }
        sheets.refresh(view);
    }

    PanelParts parts() {
        return parts;
    }

    TimeTravel time() {
        return time;
    }

    Sheets sheets() {
        return sheets;
    }

    PlotBox plot() {
        return plot;
    }

    EventsBox events() {
        return events;
    }

    PanelView view() {
        return view;
    }

    BoxName focus() {
        return focus;
    }

    boolean isAlone() {
        return alone;
    }

    BoxView focused() {
        return box(focus);
    }

    private BoxView box(BoxName name) {
        return Objects.requireNonNull(boxes.get(name), "every name has its box");
    }

    /** Shows one box alone, or all again where it is alone already. */
    void zoom(BoxName box) {
        alone = !alone || focus != box;
        focus = box;
    }

    /** Gives the focus to another box; where one is alone, to any, else to one that is seen. */
    void turn(int by) {
        List<BoxName> all = alone
                ? List.of(BoxName.values())
                : board.places().stream().map(Board.Place::box).sorted().toList();
        int at = all.indexOf(focus);
        focus = all.get(Math.floorMod(at < 0 ? 0 : at + by, all.size()));
    }

    /** Goes through the filters of the events, where they are seen. */
    void filterEvents() {
        alone |= board.areaOf(BoxName.EVENTS).isEmpty();
        focus = BoxName.EVENTS;
        events.nextFilter();
    }

    /** Looks for a text in the box that has the focus. */
    void search() {
        if (focused().box().picture().isEmpty()) {
            alone = true;
            focused().pane().handle(Key.typed("/"));
        }
    }

    /** Says something until the next key; on any thread. */
    void note(String words) {
        note = words;
        parts.changed().run();
    }

    /** Asks before something is done. */
    void ask(Asking question) {
        asking = Optional.of(question);
    }

    Moment moment(Glyphs glyphs) {
        return new Moment(view, new Ages(view.now()), parts.zone(), glyphs);
    }

    @Override
    public boolean handle(Key key) {
        note = "";
        if (sheets.open().isPresent()) {
            return sheets.handle(key);
        }
        if (events.typing()) {
            events.type(key);
            return true;
        }
        boolean sideways = key.code() == Key.Code.LEFT || key.code() == Key.Code.RIGHT;
        if (alone
                && focused().box().picture().isEmpty()
                && (!sideways || focused().pane().isAsking())) {
            if (focused().pane().handle(key)) {
                return true;
            }
        } else if (!alone && focused().handle(key)) {
            return true;
        }
        return key.code() == Key.Code.ESCAPE && back();
    }

    /** Esc undoes the last thing: the box alone, then the stopped time. */
    private boolean back() {
        boolean did = alone || time.stopped().isPresent();
        if (alone) {
            alone = false;
        } else {
            time.live();
        }
        return did;
    }

    @Override
    public boolean paste(String text) {
        return sheets.open()
                .map(sheet -> sheet.paste(text))
                .orElseGet(() -> events.paste(text) || alone && focused().pane().paste(text));
    }

    @Override
    public boolean click(Point at) {
        if (sheets.open().isPresent()) {
            return sheets.open().get().click(at);
        }
        Optional<BoxName> box = board.at(at).map(Board.Place::box);
        if (box.isPresent() && !alone) {
            if (box.get() == focus) {
                zoom(focus);
            }
            focus = box.get();
        }
        return box.isPresent();
    }

    @Override
    public boolean scroll(Point at, int lines) {
        if (sheets.open().isPresent()) {
            return sheets.open().get().scroll(at, lines);
        }
        if (alone) {
            return focused().pane().scroll(lines);
        }
        return board.at(at).map(place -> box(place.box()).scroll(lines)).orElse(false);
    }

    @Override
    public boolean typing() {
        return sheets.open()
                .map(Sheet::typing)
                .orElseGet(() -> events.typing() || alone && focused().pane().isAsking());
    }

    @Override
    public List<KeyedCommand> commands() {
        return PanelCommands.of(this);
    }

    @Override
    public List<Copyable> copyables() {
        return sheets.open()
                .map(Sheet::copyables)
                .orElseGet(() -> Copies.of(view, focused().box(), moment(Glyphs.UNICODE)));
    }

    @Override
    public Optional<Asking> asks() {
        Optional<Asking> question = asking.or(() -> sheets.open().flatMap(Sheet::asks));
        asking = Optional.empty();
        return question;
    }

    @Override
    public Optional<String> beforeLeaving() {
        return parts.traffic()
                .filter(TrafficControls::running)
                .map(running ->
                        "Traffic from here stops when you leave. The workload then scales down, when its HPA says so.");
    }

    @Override
    public Optional<Duration> nextChange() {
        return next;
    }

    @Override
    public boolean over() {
        return parts.feed().over();
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        Moment moment = moment(glyphs);
        String said = note;
        boolean notice = !said.isEmpty() || PanelTop.isTroubled(view);
        boolean covered = sheets.open().isPresent();
        board = alone || covered
                ? Board.alone(area, notice, focus)
                : Board.of(area, notice, path.rows(moment, area.columns()));
        if (board.areaOf(focus).isEmpty()) {
            // A box that has no place among the others gives the focus to what is looked at most.
            focus = BoxName.PLOT;
        }
        PanelTop top = new PanelTop(canvas, board, moment);
        top.header(
                parts.cluster(),
                parts.feed().playback().isPresent(),
                time.stopped().isPresent()
                        ? Optional.empty()
                        : Optional.of(parts.feed().word()));
        top.notice(said);
        for (Board.Place place : board.places()) {
            if (covered) {
                sheets.draw(canvas, place.area(), glyphs);
            } else if (alone) {
                box(place.box()).drawAlone(canvas, place.area(), moment);
            } else {
                box(place.box()).draw(canvas, place.area(), moment, place.box() == focus);
            }
        }
        next = covered || time.stopped().isPresent() ? Optional.empty() : soonest(moment);
    }

    /** When an age that is seen grows, or the plot moves on. */
    private Optional<Duration> soonest(Moment moment) {
        Optional<Duration> moved = board.areaOf(BoxName.PLOT).map(area -> plot.nextChange(area, moment));
        return moment.ages()
                .nextChange()
                .map(age -> moved.filter(plotted -> plotted.compareTo(age) < 0).orElse(age))
                .or(() -> moved);
    }
}
