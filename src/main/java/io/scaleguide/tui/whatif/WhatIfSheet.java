package io.scaleguide.tui.whatif;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.text.TimeOfDay;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.panel.Sheet;
import io.scaleguide.tui.panel.SheetOffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The what-if form: every edit replays the session up to the moment shown, and what would have happened stands beside what did. */
public final class WhatIfSheet implements Sheet {
    private static final String GROUP = "What if";
    private static final String NAME = "what if";
    private static final Key KEY = Key.typed("w");
    private static final int FORM_COLUMNS = 38;
    private static final int MOST_FORM_COLUMNS = 60;

    private final Replays replays;
    private final ZoneId zone;
    private final Optional<Applying> applying;
    private final WhatIfForm form = new WhatIfForm(this::edited);
    private final WordsPane words = new WordsPane();
    private Optional<PanelView> view = Optional.empty();
    private Optional<Answer> taken = Optional.empty();
    private Optional<Seen> replayed = Optional.empty();
    private List<StyledLine> found = List.of();
    private boolean searching;

    /** Whether to apply is asked for, before there was anything to see. */
    private boolean applyWanted;

    /** What a moment is told by: when the value and the HPA were heard of last. */
    private record Seen(Optional<Instant> value, Optional<Instant> hpa) {
        private static Seen of(PanelView view) {
            return new Seen(view.external().map(PanelView.Aged::at), view.hpa().map(PanelView.Aged::at));
        }
    }

    private WhatIfSheet(Replays replays, ZoneId zone, Optional<Applying> applying) {
        this.replays = replays;
        this.zone = zone;
        this.applying = applying;
    }

    /**
     * Offers it where nothing can be changed: in a recording.
     *
     * @param replays replays the session; closed by whoever made it
     * @param zone the time zone of the times shown
     * @return the offer, with its key
     */
    public static SheetOffer offer(Replays replays, ZoneId zone) {
        return new SheetOffer(KEY, NAME, GROUP, note -> new WhatIfSheet(replays, zone, Optional.empty()));
    }

    /**
     * Offers it where the tried policy can be given to the HPA.
     *
     * @param replays replays the session; closed by whoever made it
     * @param zone the time zone of the times shown
     * @param cluster the HPA's cluster
     * @param changes changes the HPA
     * @return the offer, with its key
     */
    public static SheetOffer offer(Replays replays, ZoneId zone, ClusterMark cluster, HpaChanges changes) {
        return new SheetOffer(
                KEY,
                NAME,
                GROUP,
                note -> new WhatIfSheet(replays, zone, Optional.of(new Applying(cluster, changes, note))));
    }

    @Override
    public String title() {
        String until = view.map(shown -> TimeOfDay.seconds(shown.now(), zone)).orElse("");
        return "What if"
                + simulation()
                        .map(one -> ", in the " + Durations.words(one.session().length()) + " up to " + until)
                        .orElse("");
    }

    @Override
    public void open(PanelView shown) {
        replayed = Optional.empty();
        applyWanted = false;
        refresh(shown);
    }

    @Override
    public void refresh(PanelView shown) {
        view = Optional.of(shown);
        replays.answer().filter(answer -> !taken.equals(Optional.of(answer))).ifPresent(this::take);
        if (!searching && !replayed.equals(Optional.of(Seen.of(shown)))) {
            replay();
        }
    }

    private void take(Answer answer) {
        taken = Optional.of(answer);
        form.base(answer.base());
        if (searching && answer.question().limitMilli().isPresent()) {
            searching = false;
            if (answer instanceof Answer.Compared compared) {
                found = WhatIfWords.found(compared.simulation());
                form.fill(compared.simulation().tried());
            }
            replayed = Optional.empty();
        }
        if (applyWanted && isShown()) {
            applying.ifPresent(this::apply);
        }
    }

    private void edited() {
        searching = false;
        applyWanted = false;
        found = List.of();
        applying.ifPresent(Applying::forget);
        replay();
    }

    private void replay() {
        ask(OptionalLong.empty());
    }

    private void ask(OptionalLong limit) {
        view.ifPresent(shown -> {
            replayed = Optional.of(Seen.of(shown));
            form.wanted().map(edits -> new Question(shown.now(), edits, limit)).ifPresent(replays::ask);
        });
    }

    private void search() {
        OptionalLong limit = form.limit();
        if (limit.isPresent() && form.wanted().isPresent()) {
            found = List.of();
            searching = true;
            ask(limit);
        }
    }

    private Optional<Simulation> simulation() {
        return taken.filter(Answer.Compared.class::isInstance)
                .map(Answer.Compared.class::cast)
                .map(Answer.Compared::simulation);
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public boolean handle(Key key) {
        if (key.code() == Key.Code.ENTER && form.isAtLimit()) {
            search();
            return true;
        }
        return form.column().handle(key);
    }

    @Override
    public boolean paste(String text) {
        return form.column().paste(text);
    }

    @Override
    public boolean click(Point at) {
        return form.column().click(at);
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return words.scroll(lines);
    }

    @Override
    public boolean typing() {
        return form.column().typing();
    }

    @Override
    public List<KeyedCommand> commands() {
        List<KeyedCommand> all = new ArrayList<>(acts());
        all.add(listed(Key.of(Key.Code.TAB), "next field", () -> form.column().handle(Key.of(Key.Code.TAB))));
        all.add(listed(
                Key.of(Key.Code.BACK_TAB), "field before", () -> form.column().handle(Key.of(Key.Code.BACK_TAB))));
        all.add(listed(Key.ctrl('r'), "this field as it was", form::forget));
        all.add(listed(Key.of(Key.Code.PAGE_DOWN), "the words on", () -> words.scroll(words.height())));
        all.add(listed(Key.of(Key.Code.PAGE_UP), "the words back", () -> words.scroll(-words.height())));
        return all;
    }

    private List<KeyedCommand> acts() {
        List<KeyedCommand> acts = new ArrayList<>();
        acts.add(shown(Key.Code.F5, "search", this::search));
        acts.add(shown(Key.Code.F6, form.isMore() ? "less" : "more", form::toggleMore));
        acts.add(shown(Key.Code.F4, "as it was", form::asItWas));
        applying.ifPresent(one -> acts.add(shown(Key.Code.F8, "apply", () -> apply(one))));
        return acts;
    }

    /** Only what is seen is applied: the newest edits, replayed. Where they are not yet, it is asked as soon as they are. */
    private void apply(Applying one) {
        if (searching || form.wanted().isEmpty()) {
            one.notYet();
            return;
        }
        applyWanted = !isShown() || view.isEmpty() || simulation().isEmpty();
        if (applyWanted) {
            one.soon();
        } else {
            one.ask(view.orElseThrow(), simulation().orElseThrow());
        }
    }

    /** Whether the newest edits are replayed, though perhaps up to an earlier moment. */
    private boolean isShown() {
        return form.wanted().equals(taken.map(answer -> answer.question().edits()));
    }

    private static KeyedCommand shown(Key.Code key, String what, Runnable run) {
        return KeyedCommand.shown(Key.of(key), what, GROUP, run);
    }

    private static KeyedCommand listed(Key key, String what, Runnable run) {
        return KeyedCommand.listed(key, what, GROUP, run);
    }

    @Override
    public List<Copyable> copyables() {
        return view.flatMap(
                        shown -> simulation().flatMap(Simulation::patch).map(patch -> Applying.copyables(shown, patch)))
                .orElse(List.of());
    }

    @Override
    public Optional<Asking> asks() {
        return applying.flatMap(Applying::asks);
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        List<StyledLine> lines = lines();
        Area below = words.place(area, lines);
        Area above = area.withoutBottom(below.rows() + 1);
        int columns = Math.max(FORM_COLUMNS, Math.min(MOST_FORM_COLUMNS, area.columns() * 2 / 5));
        form.buttons(acts());
        form.column().draw(canvas, above.left(columns), glyphs);
        Area right = above.withoutLeft(columns + 1);
        simulation().ifPresent(one -> results(canvas, right, one, glyphs));
        String line = glyphs.sign(Sign.HORIZONTAL).repeat(area.columns());
        canvas.put(area.bottom(below.rows() + 1), 0, StyledLine.of(line, Role.BORDER), glyphs);
        words.draw(canvas, below, lines, glyphs);
    }

    private void results(Canvas canvas, Area area, Simulation simulation, Glyphs glyphs) {
        boolean replaying = !searching && form.wanted().isPresent() && !isShown();
        String unit = view.map(PanelView::unit).orElse("");
        List<StyledLine> table = ResultPane.table(simulation, unit, replaying ? "replaying" : "");
        for (int i = 0; i < table.size(); i++) {
            canvas.put(area, i, table.get(i), glyphs);
        }
        CoursePlot.draw(canvas, area.withoutTop(table.size()), simulation, unit, zone, glyphs);
    }

    private List<StyledLine> lines() {
        List<StyledLine> lines = new ArrayList<>();
        applying.flatMap(Applying::said).ifPresent(lines::add);
        if (searching) {
            Replays.Progress progress = replays.progress();
            String far = progress.all() == 0 ? "" : " " + progress.looked() + " of " + progress.all() + " policies.";
            lines.add(StyledLine.of("Searching." + far + " An edit ends it.", Role.BUSY));
        }
        if (form.wanted().isEmpty()) {
            lines.add(StyledLine.of("Not replayed: a field is wrong.", Role.BAD));
        }
        lines.addAll(found);
        taken.ifPresentOrElse(
                answer -> lines.addAll(WhatIfWords.of(answer)),
                () -> lines.add(StyledLine.of("The session is being read.", Role.BUSY)));
        return lines;
    }
}
