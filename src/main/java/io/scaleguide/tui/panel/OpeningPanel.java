package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.theme.Theme;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The panel of an HPA that is still looked for: an empty page until it is found, then that HPA's own. */
public final class OpeningPanel {
    private final Empty empty;
    private final Supplier<Theme> picture;
    private final Supplier<ZoneId> zone;
    private final AtomicReference<Optional<ClusterMark>> told = new AtomicReference<>(Optional.empty());
    private PanelPage opening;
    private volatile Optional<PanelParts> found = Optional.empty();
    private Optional<PanelPage> page = Optional.empty();

    /**
     * @param namespace the HPA's namespace; empty while it is not known
     * @param hpa its name; empty while it is not known
     * @param cluster the cluster that it is looked for in, as far as it is known
     * @param clock the time
     * @param picture how exported pictures look
     * @param zone gives the time zone of the times shown
     */
    public OpeningPanel(
            String namespace,
            String hpa,
            ClusterMark cluster,
            Clock clock,
            Supplier<Theme> picture,
            Supplier<ZoneId> zone) {
        this.empty = new Empty(namespace, hpa, clock);
        this.picture = picture;
        this.zone = zone;
        this.opening = opening(cluster);
    }

    private PanelPage opening(ClusterMark known) {
        return new PanelPage(
                new PanelParts(known, empty, empty, empty, Optional.empty(), List.of(), picture, zone, () -> {}));
    }

    /** @param known the cluster, as far as it is known now; on any thread */
    public void in(ClusterMark known) {
        told.set(Optional.of(known));
    }

    /**
     * Something can be shown while the panel is still looked for.
     *
     * @param views what there is to show at a moment; asked on the screen's thread
     */
    public void saw(Function<Instant, PanelView> views) {
        empty.seen = Optional.of(views);
    }

    /** @param parts what its panel is made from; on any thread */
    public void found(PanelParts parts) {
        found = Optional.of(parts);
    }

    /** @param words why there will be no panel, a sentence; on any thread */
    public void failed(String words) {
        empty.problem = words;
    }

    /** @return its page; another one once it is found; on the screen's thread */
    public Page page() {
        page = page.or(() -> found.filter(this::knowsMore).map(PanelPage::new));
        told.getAndSet(Optional.empty()).ifPresent(known -> opening = opening(known));
        return page.orElse(opening);
    }

    /** @return what the page shows of the HPA; on the screen's thread */
    public PanelView view() {
        return page.orElse(opening).view();
    }

    /** What was shown already does not go again, until the panel has heard of it too. */
    private boolean knowsMore(PanelParts parts) {
        return !empty.view().hasHeard(SourceName.HPA) || parts.feed().view().hasHeard(SourceName.HPA);
    }

    /** What is known of an HPA of which nothing was heard. */
    private static final class Empty implements PanelFeed, WhyWords, PanelExports {
        private static final String NOT_YET = "Nothing is heard of this HPA yet.";

        private final String namespace;
        private final String hpa;
        private final Clock clock;
        private final Instant begin;
        private volatile Optional<Function<Instant, PanelView>> seen = Optional.empty();
        private volatile String problem = "";

        private Empty(String namespace, String hpa, Clock clock) {
            this.namespace = namespace;
            this.hpa = hpa;
            this.clock = clock;
            this.begin = clock.instant();
        }

        @Override
        public PanelView view() {
            if (problem.isEmpty() && seen.isPresent()) {
                return seen.get().apply(clock.instant());
            }
            List<PanelView.Source> sources =
                    problem.isEmpty() ? List.of() : List.of(new PanelView.Source(hpa, Optional.empty(), problem));
            return PanelView.unknown(namespace, hpa, clock.instant(), sources);
        }

        @Override
        public PanelView at(Instant when) {
            return view();
        }

        @Override
        public Instant begin() {
            return begin;
        }

        @Override
        public void look() {
            // It looks already.
        }

        @Override
        public boolean looking() {
            return problem.isEmpty();
        }

        @Override
        public String word() {
            return problem.isEmpty() ? "OPENING" : "NOT OPEN";
        }

        @Override
        public List<StyledLine> of(PanelView view) {
            return List.of(StyledLine.of(problem.isEmpty() ? NOT_YET : problem, Role.DIM));
        }

        @Override
        public void csv(Consumer<String> done) {
            done.accept(NOT_YET);
        }

        @Override
        public void jsonLines(Consumer<String> done) {
            done.accept(NOT_YET);
        }

        @Override
        public void svg(String picture, Consumer<String> done) {
            done.accept(NOT_YET);
        }
    }
}
