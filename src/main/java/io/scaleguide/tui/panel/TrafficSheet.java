package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.form.Buttons;
import io.scaleguide.tui.form.Column;
import io.scaleguide.tui.form.Item;
import io.scaleguide.tui.form.TextItem;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What traffic is sent from the panel, as a form. */
public final class TrafficSheet implements Sheet {
    private static final String GROUP = "Traffic";
    private static final Key KEY = Key.typed("t");

    private final TrafficControls controls;
    private final ClusterMark cluster;
    private final Runnable changed;
    private final Consumer<String> note;
    private final Column column = new Column();
    private final Buttons buttons = new Buttons();
    private TrafficForm form;
    private Optional<TrafficSetting> setting = Optional.empty();
    private Optional<Asking> asking = Optional.empty();
    private String problem = "";
    private boolean starts;
    private boolean done;
    private final AtomicReference<Optional<Answer>> answer = new AtomicReference<>(Optional.empty());

    /** What was said to a wish. */
    private record Answer(Optional<String> problem) {}

    private TrafficSheet(TrafficControls controls, ClusterMark cluster, Runnable changed, Consumer<String> note) {
        this.controls = controls;
        this.cluster = cluster;
        this.changed = changed;
        this.note = note;
        this.form = new TrafficForm(controls.setting(), this::typed);
    }

    /**
     * The form, for a panel.
     *
     * @param controls sends the traffic
     * @param cluster where to
     * @param changed is told, on any thread, that there is something new to draw
     * @return what opens it
     */
    public static SheetOffer offer(TrafficControls controls, ClusterMark cluster, Runnable changed) {
        return new SheetOffer(KEY, "traffic", GROUP, note -> new TrafficSheet(controls, cluster, changed, note));
    }

    /** Whether a command opens this form. */
    static boolean isOpenedBy(KeyedCommand command) {
        return command.key().equals(Optional.of(KEY));
    }

    /**
     * What is to be asked before traffic starts: real users may be behind a real cluster.
     *
     * @param then starts it
     * @return empty where it can be started at once
     */
    static Optional<Asking> asking(ClusterMark cluster, Runnable then) {
        return cluster.kind() == ClusterMark.Kind.PRACTICE
                ? Optional.empty()
                : Optional.of(new Asking(
                        "Start traffic",
                        "Requests are sent to the gateway of " + cluster.context()
                                + " until you stop them or leave. Start?",
                        "Start",
                        cluster.kind() == ClusterMark.Kind.PRODUCTION,
                        then));
    }

    @Override
    public String title() {
        return "Traffic from here";
    }

    @Override
    public void open(PanelView view) {
        done = false;
        problem = "";
        answer.set(Optional.empty());
        form = new TrafficForm(controls.setting(), this::typed);
        typed();
        column.focusFirst();
    }

    private void typed() {
        problem = "";
        form.follow();
        setting = form.setting();
        show();
    }

    private void show() {
        boolean running = controls.running();
        List<KeyedCommand> all = new ArrayList<>();
        all.add(KeyedCommand.named(running ? "Send this now" : "Start", GROUP, this::start));
        if (!running) {
            all.add(KeyedCommand.named("Keep it for later", GROUP, this::keep));
        }
        buttons.set(all);
        List<Item> items = new ArrayList<>(form.items());
        items.add(new TextItem(List.of(StyledLine.EMPTY, words()), 2));
        items.add(buttons);
        column.set(items);
    }

    private StyledLine words() {
        if (!problem.isEmpty()) {
            return StyledLine.of("Wrong: " + problem, Role.BAD);
        }
        return setting.isEmpty()
                ? StyledLine.of("Mend what is wrong, then it can be sent.", Role.WARN)
                : StyledLine.of(
                        controls.running() ? "Now: " + controls.status() + " left." : "No traffic is sent now.",
                        Role.DIM);
    }

    private void start() {
        if (setting.isEmpty()) {
            return;
        }
        Runnable go = () -> {
            starts = true;
            use();
        };
        asking = controls.running() ? Optional.empty() : asking(cluster, go);
        if (asking.isEmpty()) {
            go.run();
        }
    }

    private void keep() {
        starts = false;
        use();
    }

    private void use() {
        setting.ifPresent(wish -> controls.use(wish, wrong -> {
            answer.set(Optional.of(new Answer(wrong)));
            changed.run();
        }));
    }

    /** Takes in what was said to the last wish. */
    @Override
    public void refresh(PanelView view) {
        answer.getAndSet(Optional.empty())
                .ifPresent(said -> said.problem().ifPresentOrElse(words -> problem = words, this::taken));
        show();
    }

    private void taken() {
        if (starts && !controls.running()) {
            controls.start();
        }
        note.accept(starts ? "Traffic: " + controls.setting().shape().word() + "." : "It is kept; s starts it.");
        done = true;
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public boolean handle(Key key) {
        return column.handle(key);
    }

    @Override
    public boolean paste(String text) {
        return column.paste(text);
    }

    @Override
    public boolean click(Point at) {
        return column.click(at);
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return false;
    }

    @Override
    public boolean typing() {
        return column.typing();
    }

    @Override
    public List<KeyedCommand> commands() {
        return List.of(KeyedCommand.shown(
                Key.of(Key.Code.F5), controls.running() ? "send this now" : "start", GROUP, this::start));
    }

    @Override
    public List<Copyable> copyables() {
        return List.of();
    }

    @Override
    public Optional<Asking> asks() {
        Optional<Asking> question = asking;
        asking = Optional.empty();
        return question;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        column.draw(canvas, area, glyphs);
    }
}
