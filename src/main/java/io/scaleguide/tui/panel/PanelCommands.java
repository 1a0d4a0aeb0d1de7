package io.scaleguide.tui.panel;

import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.panel.TrafficSetting.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be done on the panel, in words and with keys. */
final class PanelCommands {
    private static final String BOXES = "Boxes";
    private static final String TIME = "Time";
    private static final String PLOT = "The plot";
    private static final String TRAFFIC = "Traffic";
    private static final String FILES = "Files";

    /** One sync of the HPA (kube-controller-manager, --horizontal-pod-autoscaler-sync-period). */
    private static final Duration STEP = Duration.ofSeconds(15);

    private static final Duration BIG_STEP = Duration.ofMinutes(2);

    private final PanelPage page;
    private final List<KeyedCommand> all = new ArrayList<>();

    private PanelCommands(PanelPage page) {
        this.page = page;
    }

    static List<KeyedCommand> of(PanelPage page) {
        if (page.sheets().open().isPresent()) {
            return page.sheets().commands();
        }
        PanelCommands commands = new PanelCommands(page);
        commands.prominent();
        page.parts().feed().playback().ifPresentOrElse(commands::playback, commands::time);
        commands.boxes();
        commands.plot();
        page.parts().traffic().ifPresent(commands::traffic);
        commands.files();
        return commands.all;
    }

    private void shown(Key key, String what, String group, Runnable run) {
        all.add(KeyedCommand.shown(key, what, group, run));
    }

    private void listed(Key key, String what, String group, Runnable run) {
        all.add(KeyedCommand.listed(key, what, group, run));
    }

    private void prominent() {
        if (page.isAlone()) {
            shown(Key.of(Key.Code.ESCAPE), "all boxes", BOXES, () -> page.zoom(page.focus()));
            shown(Key.typed("/"), "search", BOXES, page::search);
        } else {
            shown(Key.of(Key.Code.TAB), "next box", BOXES, () -> page.turn(1));
            shown(Key.of(Key.Code.ENTER), "zoom", BOXES, () -> page.zoom(page.focus()));
        }
        page.parts().feed().playback().ifPresentOrElse(this::playOrPause, this::pauseOrGoOn);
        if (page.focus() == BoxName.EVENTS) {
            shown(Key.typed("f"), "filter", BOXES, page::filterEvents);
        }
        if (page.parts().feed().playback().isEmpty()) {
            shown(Key.typed("d"), "look again", "The signal path", this::look);
        }
        all.addAll(page.sheets().offers(page.view()));
    }

    private void pauseOrGoOn() {
        boolean stopped = page.time().stopped().isPresent();
        shown(Key.typed("p"), stopped ? "go on live" : "pause", TIME, () -> page.time()
                .pauseOrGoOn(page.view().now()));
        shown(Key.of(Key.Code.LEFT), "back in time", TIME, () -> move(STEP.negated()));
    }

    private void playOrPause(Playback playback) {
        shown(Key.typed("p"), playback.paused() ? "play" : "pause", TIME, playback::playOrPause);
        shown(Key.of(Key.Code.LEFT), "back in time", TIME, () -> playback.move(STEP.negated()));
    }

    private void playback(Playback playback) {
        listed(Key.of(Key.Code.RIGHT), "on in time, by 15 s", TIME, () -> playback.move(STEP));
        listed(Key.typed("["), "back in time, by 2 min", TIME, () -> playback.move(BIG_STEP.negated()));
        listed(Key.typed("]"), "on in time, by 2 min", TIME, () -> playback.move(BIG_STEP));
        listed(shift(Key.Code.LEFT), "back in time, by 2 min", TIME, () -> playback.move(BIG_STEP.negated()));
        listed(shift(Key.Code.RIGHT), "on in time, by 2 min", TIME, () -> playback.move(BIG_STEP));
        listed(Key.typed("{"), "to the beginning of the recording", TIME, playback::first);
        listed(Key.typed("}"), "to its end", TIME, playback::last);
        listed(Key.typed("n"), "to the next event", TIME, playback::next);
        listed(Key.typed(">"), "faster", TIME, playback::faster);
        listed(Key.typed("<"), "slower", TIME, playback::slower);
    }

    private void look() {
        page.parts().feed().look();
        page.note("The signal path is looked at again.");
    }

    private void move(Duration by) {
        page.time()
                .move(
                        by,
                        page.parts().feed().begin(),
                        page.parts().feed().view().now());
    }

    private void time() {
        listed(Key.of(Key.Code.RIGHT), "on in time, by 15 s", TIME, () -> move(STEP));
        listed(Key.typed("["), "back in time, by 2 min", TIME, () -> move(BIG_STEP.negated()));
        listed(Key.typed("]"), "on in time, by 2 min", TIME, () -> move(BIG_STEP));
        listed(shift(Key.Code.LEFT), "back in time, by 2 min", TIME, () -> move(BIG_STEP.negated()));
        listed(shift(Key.Code.RIGHT), "on in time, by 2 min", TIME, () -> move(BIG_STEP));
        listed(Key.typed("{"), "to the beginning of this session", TIME, () -> page.time()
                .first(page.parts().feed().begin()));
        listed(Key.typed("}"), "live", TIME, page.time()::live);
    }

    private static Key shift(Key.Code code) {
        return new Key(code, "", false, false, true);
    }

    private void boxes() {
        for (BoxName box : BoxName.values()) {
            String what = page.isAlone() && page.focus() == box ? "all boxes" : name(box) + " alone";
            listed(Key.typed(box.digit()), what, BOXES, () -> page.zoom(box));
        }
        listed(Key.of(Key.Code.BACK_TAB), "box before", BOXES, () -> page.turn(-1));
        if (page.isAlone()) {
            listed(Key.of(Key.Code.TAB), "next box", BOXES, () -> page.turn(1));
            enterAlone();
        } else {
            listed(Key.typed("/"), "search in this box", BOXES, page::search);
        }
        if (page.focus() != BoxName.EVENTS) {
            listed(Key.typed("f"), "filter the events", BOXES, page::filterEvents);
        }
    }

    /** Enter on the traffic alone chooses what to send. */
    private void enterAlone() {
        Optional<KeyedCommand> form = page.focus() == BoxName.TRAFFIC
                ? page.sheets().offers(page.view()).stream()
                        .filter(TrafficSheet::isOpenedBy)
                        .findFirst()
                : Optional.empty();
        form.ifPresentOrElse(
                command -> listed(Key.of(Key.Code.ENTER), command.what(), TRAFFIC, command.run()),
                () -> listed(Key.of(Key.Code.ENTER), "all boxes", BOXES, () -> page.zoom(page.focus())));
    }

    private static String name(BoxName box) {
        return switch (box) {
            case PATH -> "the signal path";
            case PLOT -> "the plot";
            case METRIC -> "the DatadogMetric";
            case HPA -> "the HPA";
            case WORKLOAD -> "the workload and its pods";
            case EVENTS -> "the events";
            case TRAFFIC -> "the traffic";
            case WHY -> "why";
            case SOURCES -> "the sources";
        };
    }

    private void plot() {
        listed(Key.typed("l"), page.plot().isLog() ? "linear axis" : "logarithmic axis", PLOT, page.plot()::otherAxis);
        // Where the traffic has the focus these two are for it.
        if (page.focus() != BoxName.TRAFFIC || page.parts().traffic().isEmpty()) {
            listed(Key.typed("-"), "less time", PLOT, () -> page.plot().span(-1));
            listed(Key.typed("+"), "more time", PLOT, () -> page.plot().span(1));
        }
        listed(Key.typed("b"), "other dots, for fonts without Braille", PLOT, page.plot()::otherInk);
    }

    private void traffic(TrafficControls controls) {
        if (controls.running()) {
            shown(Key.typed("s"), "stop traffic", TRAFFIC, controls::stop);
        } else {
            shown(Key.typed("s"), "start traffic", TRAFFIC, () -> start(controls));
        }
        listed(Key.typed(">"), "twice the traffic", TRAFFIC, () -> controls.more(page::note));
        listed(Key.typed("<"), "half the traffic", TRAFFIC, () -> controls.less(page::note));
        if (page.focus() == BoxName.TRAFFIC) {
            shown(Key.typed("+"), "more", TRAFFIC, () -> controls.more(page::note));
            shown(Key.typed("-"), "less", TRAFFIC, () -> controls.less(page::note));
        }
        List<Shape> shapes = shapes(controls.setting());
        Shape following =
                shapes.get(Math.floorMod(shapes.indexOf(controls.setting().shape()) + 1, shapes.size()));
        listed(Key.typed("o"), "profile: " + following.word(), TRAFFIC, () -> choose(controls, following));
        for (Shape shape : shapes) {
            if (shape != controls.setting().shape()) {
                all.add(KeyedCommand.named("traffic profile: " + shape.word(), TRAFFIC, () -> choose(controls, shape)));
            }
        }
    }

    /** The profiles that need no more than a word. */
    private static List<Shape> shapes(TrafficSetting setting) {
        return Arrays.stream(Shape.values())
                .filter(shape -> shape != Shape.CSV || !setting.file().isEmpty())
                .toList();
    }

    private void choose(TrafficControls controls, Shape shape) {
        controls.use(
                controls.setting().shaped(shape),
                problem -> page.note(problem.orElse("The profile of the traffic is now " + shape.word() + ".")));
    }

    private void start(TrafficControls controls) {
        TrafficSheet.asking(page.parts().cluster(), controls::start).ifPresentOrElse(page::ask, controls::start);
    }

    private void files() {
        PanelExports exports = page.parts().exports();
        listed(Key.typed("c"), "keep the series as CSV", FILES, () -> exports.csv(page::note));
        listed(Key.typed("j"), "keep the events as JSON lines", FILES, () -> exports.jsonLines(page::note));
        listed(
                Key.typed("v"),
                "keep the plot as SVG",
                FILES,
                () -> exports.svg(
                        page.plot()
                                .picture(
                                        page.moment(Glyphs.UNICODE),
                                        page.parts().picture().get()),
                        page::note));
    }
}
