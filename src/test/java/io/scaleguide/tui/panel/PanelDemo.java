package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.Series;
import io.scaleguide.path.status.StatusView;
import io.scaleguide.tui.app.FullScreen;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.terminal.Terminals;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A made-up session on a real terminal, for somebody to look at: the first argument names it ({@code up}, {@code stale}, {@code broken},
 * {@code max}, else a healthy one). Its value moves.
 */
final class PanelDemo implements PanelFeed, PanelExports, TrafficControls {
    private final Instant start = Instant.now();
    private final String name;
    private boolean running = true;
    private String profile = "steady";

    private PanelDemo(String name) {
        this.name = name;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PanelDemo demo = new PanelDemo(arguments.length == 0 ? "" : arguments[0]);
        if (Terminals.open(System.getenv(), true) instanceof Terminals.Opened.FullScreen full) {
            ScreenLoop loop = new ScreenLoop();
            FullScreen.Settings settings = new FullScreen.Settings(
                    Optional.ofNullable(System.getenv("SCALEGUIDE_THEME")),
                    System.getenv("ASCII") != null,
                    Path.of("assets"),
                    Path.of("target/screens"),
                    Clock.systemUTC());
            PanelParts parts = new PanelParts(
                    ClusterMark.of("practice-10-00-00", "https://127.0.0.1:6443", "v1.36.0+practice"),
                    demo,
                    new ConditionWords(),
                    demo,
                    Optional.of(demo),
                    ThemeFiles.in(Path.of("assets")).named("light"),
                    ZoneOffset.UTC,
                    loop::changed);
            try (Display display = full.display()) {
                FullScreen.run(display, full.capabilities(), settings, loop, new PanelPage(parts));
            }
        }
    }

    private Session session() {
        return switch (name) {
            case "up" -> Session.scalingUp();
            case "stale" -> Session.stale();
            case "broken" -> Session.broken();
            case "max" -> Session.atMaximum();
            default -> Session.healthy();
        };
    }

    @Override
    public PanelView view() {
        return at(Session.NOW.plus(Duration.between(start, Instant.now())));
    }

    /** After the made-up part, the value swings around. */
    @Override
    public PanelView at(Instant when) {
        Session session = session();
        session.now = when;
        List<Series.Point> points = new ArrayList<>(session.series.points());
        Series.Point last = points.get(points.size() - 1);
        if (last.value().isPresent()
                && session.external.filter(PanelView.Aged::stale).isEmpty()) {
            for (Instant at = Session.NOW; !at.isAfter(when); at = at.plusSeconds(5)) {
                double value = last.value().getAsDouble() * (1 + Math.sin(at.getEpochSecond() / 9.0) / 3);
                points.add(new Series.Point(
                        at, OptionalDouble.of(value), last.target(), last.wanted(), last.ready(), last.perSecond()));
            }
            Series.Point newest = points.get(points.size() - 1);
            session.external = Optional.of(new PanelView.Aged<>(
                    new StatusView.External(newest.value().stream().boxed().findFirst(), "", ""), newest.at(), false));
        }
        session.series = new Series(
                points.stream().filter(point -> !point.at().isAfter(when)).toList());
        return session.view();
    }

    @Override
    public Instant begin() {
        return Session.NOW.minusSeconds(20 * 60);
    }

    @Override
    public void look() {}

    @Override
    public boolean looking() {
        return false;
    }

    @Override
    public void csv(Consumer<String> done) {
        done.accept("A demo keeps no files.");
    }

    @Override
    public void jsonLines(Consumer<String> done) {
        done.accept("A demo keeps no files.");
    }

    @Override
    public void svg(String picture, Consumer<String> done) {
        done.accept("A demo keeps no files; the picture has " + picture.length() + " characters.");
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void more() {}

    @Override
    public void less() {}

    @Override
    public List<String> profiles() {
        return List.of("steady", "ramp", "sine", "burst");
    }

    @Override
    public String profile() {
        return profile;
    }

    @Override
    public void choose(String chosen) {
        profile = chosen;
    }
}
