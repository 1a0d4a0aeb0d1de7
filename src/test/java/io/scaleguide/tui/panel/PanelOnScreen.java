package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Application;
import io.scaleguide.tui.app.Effects;
import io.scaleguide.tui.app.Themes;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.terminal.Control;
import io.scaleguide.tui.terminal.LanternaDisplay;
import io.scaleguide.tui.terminal.TestTerminal;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The panel as a user has it, on a virtual terminal: keys go in, what the terminal shows comes out. Time moves when a test says so. */
final class PanelOnScreen implements PanelFeed, PanelExports {
    private final TestTerminal terminal;
    private final LanternaDisplay display;
    private final Application application;
    private final PanelParts parts;
    private final Size size;
    private final PretendedTraffic traffic = new PretendedTraffic();
    private Session session;

    private PanelOnScreen(
            Session session, Size size, Glyphs glyphs, ColourDepth depth, String context, SheetOffer... sheets)
            throws IOException {
        this.session = session;
        this.size = size;
        this.terminal = new TestTerminal(size);
        this.display = new LanternaDisplay(terminal, Control.NONE, depth);
        Theme plain = new Theme("test", Map.of());
        ClusterMark cluster = ClusterMark.of(
                context, "https://127.0.0.1:6443", context.startsWith("practice") ? "v1.36.0+practice" : "v1.36.0");
        this.parts = new PanelParts(
                cluster,
                this,
                new ConditionWords(),
                this,
                Optional.of(traffic),
                Stream.concat(Stream.of(sheets), Stream.of(TrafficSheet.offer(traffic, cluster, () -> {})))
                        .toList(),
                () -> plain,
                () -> ZoneOffset.UTC,
                () -> {});
        this.application = new Application(
                new PanelPage(parts), Effects.NONE, new Themes(List.of(plain), "test", true), glyphs, () -> {});
        draw();
    }

    static PanelOnScreen open(Session session, int columns, int rows) throws IOException {
        return new PanelOnScreen(
                session, new Size(columns, rows), Glyphs.UNICODE, ColourDepth.ANSI, "practice-10-00-00");
    }

    static PanelOnScreen openAscii(Session session, int columns, int rows) throws IOException {
        return new PanelOnScreen(session, new Size(columns, rows), Glyphs.ASCII, ColourDepth.NONE, "practice-10-00-00");
    }

    static PanelOnScreen openWithoutColour(Session session) throws IOException {
        return new PanelOnScreen(session, new Size(80, 24), Glyphs.UNICODE, ColourDepth.NONE, "practice-10-00-00");
    }

    static PanelOnScreen openOn(String context, Session session) throws IOException {
        return new PanelOnScreen(session, new Size(80, 24), Glyphs.UNICODE, ColourDepth.ANSI, context);
    }

    /** The same on a terminal without colours, whose font has nothing but ASCII. */
    static PanelOnScreen openAsciiWith(SheetOffer sheet, Session session) throws IOException {
        return new PanelOnScreen(session, new Size(80, 24), Glyphs.ASCII, ColourDepth.NONE, "practice-10-00-00", sheet);
    }

    /** With something that can be laid over the boxes. */
    static PanelOnScreen openWith(SheetOffer sheet, Session session, int columns, int rows) throws IOException {
        return new PanelOnScreen(
                session, new Size(columns, rows), Glyphs.UNICODE, ColourDepth.ANSI, "practice-10-00-00", sheet);
    }

    private void draw() {
        display.show(application.draw(size), application.theme());
    }

    /** Types characters. */
    PanelOnScreen type(String text) {
        text.codePoints().forEach(point -> press(Key.typed(Character.toString(point))));
        return this;
    }

    PanelOnScreen press(Key.Code... codes) {
        for (Key.Code code : codes) {
            press(Key.of(code));
        }
        return this;
    }

    PanelOnScreen press(Key key) {
        application.handle(new Input.Pressed(key));
        draw();
        return this;
    }

    PanelOnScreen paste(String text) {
        application.handle(new Input.Pasted(text));
        draw();
        return this;
    }

    PanelOnScreen click(int column, int row) {
        application.handle(new Input.Clicked(new Point(column, row)));
        draw();
        return this;
    }

    /** Lets time pass; nothing else happens. */
    PanelOnScreen pass(Duration length) {
        session.now = session.now.plus(length);
        draw();
        return this;
    }

    /** Shows another session. */
    PanelOnScreen become(Session other) {
        session = other;
        draw();
        return this;
    }

    /** What the panel is made from. */
    PanelParts parts() {
        return parts;
    }

    String text() {
        return terminal.text();
    }

    /** A row of the screen. */
    String row(int row) {
        return text().lines().toList().get(row);
    }

    Set<Point> written() {
        return terminal.written();
    }

    Canvas canvas() {
        return application.draw(size);
    }

    Optional<Duration> nextChange() {
        return application.nextChange();
    }

    /** Pretends to send traffic. */
    PretendedTraffic traffic() {
        return traffic;
    }

    /** What was asked for: looks, files, traffic. */
    List<String> done() {
        return traffic.done();
    }

    @Override
    public PanelView view() {
        return session.view();
    }

    @Override
    public PanelView at(Instant when) {
        Instant live = session.now;
        session.now = when;
        PanelView then = session.view();
        session.now = live;
        return then;
    }

    @Override
    public Instant begin() {
        return Session.NOW.minusSeconds(20 * 60);
    }

    @Override
    public void look() {
        traffic.done().add("look");
    }

    @Override
    public boolean looking() {
        return false;
    }

    @Override
    public void csv(Consumer<String> hears) {
        hears.accept("The series is in echo.csv.");
    }

    @Override
    public void jsonLines(Consumer<String> hears) {
        hears.accept("The session is in echo.jsonl.");
    }

    @Override
    public void svg(String picture, Consumer<String> hears) {
        traffic.done().add(picture.lines().findFirst().orElse(""));
        hears.accept("The plot is in echo.svg.");
    }
}
