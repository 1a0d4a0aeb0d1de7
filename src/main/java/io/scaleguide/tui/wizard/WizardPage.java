package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.Act;
import io.scaleguide.guide.wizard.CheckView;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.HeaderBar;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.ScrollPane;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The wizard on the full screen: its steps at the left, the step at hand in the middle, what it does at the right. */
final class WizardPage implements Page {
    private static final String GROUP = "The wizard";

    /** What turns, turns five times a second. */
    private static final Duration TURN = Duration.ofMillis(200);

    private final Wizard wizard;
    private final Clock clock;
    private final ZoneId zone;
    private final Function<WizardView, Optional<KeyedCommand>> onward;
    private final ScrollPane side = new ScrollPane(false);
    private final long start;
    private WizardView view;
    private StepPane pane;
    private Layout layout = Layout.of(Area.of(new Size(0, 0)));
    private boolean explaining;
    private boolean left;
    private Optional<Asking> asking = Optional.empty();

    /**
     * @param wizard the wizard; closed by whoever made it
     * @param clock the time, for how long things take
     * @param zone the time zone of the times shown
     * @param onward what leads on from the wizard, as it stands; empty while nothing does
     */
    WizardPage(Wizard wizard, Clock clock, ZoneId zone, Function<WizardView, Optional<KeyedCommand>> onward) {
        this.wizard = wizard;
        this.clock = clock;
        this.zone = zone;
        this.onward = onward;
        this.start = clock.millis();
        this.view = wizard.view();
        this.pane = paneFor(view.step());
        refresh();
    }

    @Override
    public void refresh() {
        WizardView now = wizard.view();
        boolean other = now.current() != view.current()
                || !kind(now.step().stage()).equals(kind(view.step().stage()));
        view = now;
        if (other) {
            pane = paneFor(view.step());
        }
        pane.refresh(view, acts());
    }

    /** Stages that share a pane: what is read stays where it was scrolled to while it goes from looking to working. */
    private static String kind(Stage stage) {
        if (stage instanceof Stage.Asking) {
            return "ask";
        }
        return stage.busy() ? "busy" : stage.getClass().getSimpleName();
    }

    private StepPane paneFor(StepView step) {
        return step.stage() instanceof Stage.Asking ? new AskPane(wizard, step) : new ReadPane(clock, zone, step);
    }

    private List<KeyedCommand> acts() {
        List<KeyedCommand> acts = new ArrayList<>(ActCommands.of(view, this::chosen));
        if (view.over()) {
            acts.add(0, KeyedCommand.shown(Key.of(Key.Code.F5), "Leave", GROUP, () -> left = true));
            onward.apply(view).ifPresent(command -> acts.add(0, command));
        }
        return acts;
    }

    private void chosen(Act act) {
        if (act == Act.GO && !view.may().contains(Act.GO) && pane instanceof AskPane ask) {
            ask.complain();
        } else if (act == Act.ALL) {
            asking = Optional.of(new Asking(
                    "Do the rest",
                    "This step and all that follow are done without asking for each. What they change is in the ledger, and"
                            + " \"scaleguide undo\" puts back what was there. It stops where something fails.",
                    "Do the rest",
                    false,
                    () -> wizard.act(Act.ALL)));
        } else if (act == Act.CANCEL) {
            asking =
                    Optional.of(new Asking("Stop this step", stopWords(), "Stop", false, () -> wizard.act(Act.CANCEL)));
        } else {
            wizard.act(act);
        }
    }

    private String stopWords() {
        return "What is under way is told to stop, helm too. What was changed stays and is in the ledger; when you try again, the"
                + " step goes on from there.";
    }

    @Override
    public Optional<Asking> asks() {
        Optional<Asking> question = asking;
        asking = Optional.empty();
        return question;
    }

    @Override
    public boolean handle(Key key) {
        if (explaining && side.handle(key)) {
            return true;
        }
        if (explaining && key.code() == Key.Code.ESCAPE) {
            explaining = false;
            return true;
        }
        if (covered()) {
            return false;
        }
        if (pane.handle(key)) {
            return true;
        }
        return key.code() == Key.Code.ESCAPE && leaveStage();
    }

    /** Whether the explanation lies over the step: what nobody sees takes no keys. */
    private boolean covered() {
        return explaining && !layout.hasSide();
    }

    /** Esc goes a stage back, and never changes anything. */
    private boolean leaveStage() {
        Stage stage = view.step().stage();
        if (stage.busy()) {
            chosen(Act.CANCEL);
        } else {
            wizard.act(stage instanceof Stage.Asking || stage instanceof Stage.Done ? Act.BACK : Act.EDIT);
        }
        return true;
    }

    @Override
    public boolean paste(String text) {
        return explaining && side.isAsking() ? side.paste(text) : !covered() && pane.paste(text);
    }

    @Override
    public boolean click(Point at) {
        var step = StepList.at(layout.steps(), view, at);
        if (step.isPresent()) {
            wizard.visit(step.getAsInt());
            return true;
        }
        return !covered() && pane.click(at);
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return layout.side().contains(at) || explaining ? side.scroll(lines) : pane.scroll(at, lines);
    }

    @Override
    public boolean typing() {
        return explaining && side.isAsking() || !covered() && pane.typing();
    }

    @Override
    public List<KeyedCommand> commands() {
        List<KeyedCommand> all = new ArrayList<>(acts());
        onward.apply(view)
                .filter(command -> !view.over())
                .ifPresent(command -> all.add(Math.min(1, all.size()), command));
        all.add(KeyedCommand.shown(
                Key.of(Key.Code.F2),
                explaining ? "back to the step" : "explain",
                GROUP,
                () -> explaining = !explaining));
        all.addAll(covered() ? sideKeys() : pane.keys());
        for (int i = 0; i < view.steps().size() && reached(i); i++) {
            int index = i;
            String title = view.steps().get(i).step().title();
            if (index != view.current()) {
                all.add(KeyedCommand.named("go to step " + (i + 1) + ": " + title, "Steps", () -> wizard.visit(index)));
            }
        }
        return all;
    }

    private List<KeyedCommand> sideKeys() {
        return side.bindings().stream()
                .map(binding ->
                        KeyedCommand.listed(binding.key(), binding.what(), "Reading", () -> side.handle(binding.key())))
                .toList();
    }

    /** Whether a step can be gone to: every one before it is over. */
    private boolean reached(int index) {
        return !view.step().stage().busy()
                && view.steps().subList(0, index).stream()
                        .allMatch(step -> step.stage() instanceof Stage.Done || step.stage() instanceof Stage.Skipped);
    }

    @Override
    public List<Copyable> copyables() {
        List<Copyable> all = new ArrayList<>(pane.copyables());
        view.step().commands().forEach(command -> all.add(new Copyable("command", command)));
        if (!view.cluster().context().isEmpty()) {
            all.add(new Copyable("context", view.cluster().context()));
        }
        return all;
    }

    @Override
    public Optional<String> beforeLeaving() {
        Stage stage = view.step().stage();
        if (stage.busy()) {
            return Optional.of("This step is under way. " + stopWords());
        }
        boolean begun = view.steps().stream().anyMatch(step -> step.stage() instanceof Stage.Done);
        return begun && !view.over()
                ? Optional.of(
                        "What was done stays in the cluster. When you come back, every step looks what is there already"
                                + " and goes on from it; traffic stops.")
                : Optional.empty();
    }

    @Override
    public Optional<Duration> nextChange() {
        boolean looking = view.step().checks().stream().anyMatch(check -> check.level() == CheckView.Level.BUSY);
        return view.step().stage().busy() || looking ? Optional.of(TURN) : Optional.empty();
    }

    @Override
    public boolean over() {
        return left;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        long turn = (clock.millis() - start) / TURN.toMillis();
        layout = Layout.of(area);
        HeaderBar.draw(canvas, layout.header(), view.cluster(), site(), glyphs);
        StepList.draw(canvas, layout.steps(), view, glyphs, turn);
        Area middle = layout.step().withoutLeft(1).withoutRight(1);
        title(canvas, middle, glyphs);
        Area body = middle.withoutTop(2 + notice(canvas, middle.withoutTop(2), glyphs));
        if (explaining && !layout.hasSide()) {
            explain(canvas, body, glyphs, true);
        } else {
            pane.draw(canvas, body, glyphs, turn);
        }
        if (layout.hasSide()) {
            Role border = explaining ? Role.BORDER_FOCUS : Role.BORDER;
            Area inside = canvas.box(layout.side(), "About this step", border, glyphs);
            explain(canvas, inside.withoutLeft(1).withoutRight(1), glyphs, explaining);
        }
    }

    private StyledLine site() {
        return view.site().isEmpty() ? StyledLine.EMPTY : StyledLine.of("Datadog " + view.site() + " ", Role.BAR);
    }

    private void explain(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        // Beside the form, which begins with it, the explanation would only be there twice.
        boolean whole = !layout.hasSide() || !(view.step().stage() instanceof Stage.Asking);
        side.show(SidePane.lines(view.step(), whole, Math.max(1, area.columns())));
        side.draw(canvas, area, glyphs, focused);
    }

    private void title(Canvas canvas, Area area, Glyphs glyphs) {
        String place = String.format(
                Locale.ROOT,
                "%d of %d  ",
                view.step().step().order(),
                view.steps().size());
        StyledLine line = StyledLine.of(place, Role.DIM).plus(view.step().step().title(), Role.TITLE);
        canvas.put(area, 0, view.unattended() ? line.plus("  without asking", Role.WARN) : line, glyphs);
    }

    /** What is to be known, above everything else; returns the rows it takes. */
    private int notice(Canvas canvas, Area area, Glyphs glyphs) {
        if (view.notice().isEmpty()) {
            return 0;
        }
        int row = 0;
        for (StyledLine line : StyledLine.wrapped(view.notice().get(), Role.WARN, Math.max(1, area.columns()))) {
            canvas.put(area, row++, line, glyphs);
        }
        return row + 1;
    }
}
