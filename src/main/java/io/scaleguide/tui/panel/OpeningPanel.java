package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The panel of an HPA that is still looked for: empty until it is found, then that HPA's own. */
public final class OpeningPanel implements PanelFeed, WhyWords, PanelExports, TrafficControls {
    private static final String NOT_YET = "Nothing is heard of this HPA yet.";

    private final String namespace;
    private final String hpa;
    private final Clock clock;
    private final Instant begin;
    private volatile Optional<PanelParts> found = Optional.empty();
    private volatile String problem = "";

    /**
     * @param namespace the HPA's namespace
     * @param hpa its name
     * @param clock the time
     */
    public OpeningPanel(String namespace, String hpa, Clock clock) {
        this.namespace = namespace;
        this.hpa = hpa;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** @param parts what its panel is made from, from now on; on any thread */
    public void found(PanelParts parts) {
        found = Optional.of(parts);
    }

    /** @param words why there will be no panel, a sentence; on any thread */
    public void failed(String words) {
        problem = words;
    }

    @Override
    public PanelView view() {
        return found.map(parts -> parts.feed().view()).orElseGet(this::empty);
    }

    private PanelView empty() {
        List<PanelView.Source> sources =
                problem.isEmpty() ? List.of() : List.of(new PanelView.Source(hpa, Optional.empty(), problem));
        return PanelView.unknown(namespace, hpa, clock.instant(), sources);
    }

    @Override
    public PanelView at(Instant when) {
        return found.map(parts -> parts.feed().at(when)).orElseGet(this::empty);
    }

    @Override
    public Instant begin() {
        return found.map(parts -> parts.feed().begin()).orElse(begin);
    }

    @Override
    public void look() {
        found.ifPresent(parts -> parts.feed().look());
    }

    @Override
    public boolean looking() {
        return found.map(parts -> parts.feed().looking()).orElse(problem.isEmpty());
    }

    @Override
    public String word() {
        return found.map(parts -> parts.feed().word()).orElse(problem.isEmpty() ? "OPENING" : "NOT OPEN");
    }

    @Override
    public List<StyledLine> of(PanelView view) {
        return found.map(parts -> parts.why().of(view))
                .orElseGet(() -> List.of(StyledLine.of(problem.isEmpty() ? NOT_YET : problem, Role.DIM)));
    }

    @Override
    public void csv(Consumer<String> done) {
        found.ifPresentOrElse(parts -> parts.exports().csv(done), () -> done.accept(NOT_YET));
    }

    @Override
    public void jsonLines(Consumer<String> done) {
        found.ifPresentOrElse(parts -> parts.exports().jsonLines(done), () -> done.accept(NOT_YET));
    }

    @Override
    public void svg(String picture, Consumer<String> done) {
        found.ifPresentOrElse(parts -> parts.exports().svg(picture, done), () -> done.accept(NOT_YET));
    }

    private Optional<TrafficControls> traffic() {
        return found.flatMap(PanelParts::traffic);
    }

    @Override
    public boolean running() {
        return traffic().map(TrafficControls::running).orElse(false);
    }

    @Override
    public TrafficSetting setting() {
        return traffic().map(TrafficControls::setting).orElse(TrafficSetting.USUAL);
    }

    @Override
    public String status() {
        return traffic().map(TrafficControls::status).orElse("");
    }

    @Override
    public void start() {
        traffic().ifPresent(TrafficControls::start);
    }

    @Override
    public void stop() {
        traffic().ifPresent(TrafficControls::stop);
    }

    @Override
    public void more(Consumer<String> refused) {
        traffic().ifPresentOrElse(controls -> controls.more(refused), () -> refused.accept(NOT_YET));
    }

    @Override
    public void less(Consumer<String> refused) {
        traffic().ifPresentOrElse(controls -> controls.less(refused), () -> refused.accept(NOT_YET));
    }

    @Override
    public void use(TrafficSetting setting, Consumer<Optional<String>> answer) {
        traffic().ifPresentOrElse(controls -> controls.use(setting, answer), () -> answer.accept(Optional.of(NOT_YET)));
    }
}
