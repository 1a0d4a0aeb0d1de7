package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.HeadStart;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.scope.AmbiguousPathException;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.tui.app.DryRun;
import io.scaleguide.tui.app.FirstFrame;
import io.scaleguide.tui.app.ScreenLoop;
import io.scaleguide.tui.panel.FleetPage;
import io.scaleguide.tui.panel.OpeningFleet;
import io.scaleguide.tui.panel.OpeningPanel;
import io.scaleguide.tui.panel.PanelDesk;
import io.scaleguide.tui.terminal.Display;
import io.scaleguide.tui.terminal.EarlyScreen;
import io.scaleguide.tui.terminal.Terminals;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The panel on the full screen. The screen comes first, an early one or the display: the cluster is connected to and asked beside it, so that a slow
 * one delays what is shown and not that something is.
 */
final class PanelScreen {
    private final Surroundings surroundings;
    private final PanelQuery query;
    private final PanelManner manner;
    private final boolean fleetToo;
    private final ScreenLoop loop = new ScreenLoop();
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /**
     * @param query which HPA
     * @param manner how it is looked at
     * @param fleetToo whether the fleet may be shown where several HPAs could be meant
     */
    PanelScreen(Surroundings surroundings, PanelQuery query, PanelManner manner, boolean fleetToo) {
        this.surroundings = surroundings;
        this.query = query;
        this.manner = manner;
        this.fleetToo = fleetToo;
    }

    /**
     * Shows one HPA until it is left. Throws what the cluster could not be asked for, once the screen is given back.
     *
     * @param terminal takes the terminal; empty where it can show no full screen
     * @return the exit code; empty where nothing was shown
     */
    Optional<Integer> one(ScreenOptions screen, Supplier<Optional<Terminals.Opened.FullScreen>> terminal) {
        OpeningPanel opening =
                opening(surroundings, query.path(), query.choice().context(), surroundings.zoneOfUser());
        PanelDesk desk = new PanelDesk(opening::page);
        return run(screen, terminal, desk, opening::in, cluster -> open(cluster, opening, desk));
    }

    /** Shows the fleet until it is left, in the same way. */
    Optional<Integer> fleet(ScreenOptions screen, Supplier<Optional<Terminals.Opened.FullScreen>> terminal) {
        OpeningFleet opening = new OpeningFleet(named(query.choice().context()), surroundings.clock());
        FleetPage page = new FleetPage(opening, row -> {});
        PanelDesk desk = new PanelDesk(() -> page);
        return run(screen, terminal, desk, opening::in, cluster -> fleet(cluster, desk));
    }

    /** What is known of the cluster before the kubeconfig is read. */
    private static ClusterMark named(Optional<String> context) {
        return ClusterMark.of(context.orElse(""), "", "");
    }

    /** Lets Java load what the first frame takes, while the command line is still read. */
    static void dryRun(Surroundings surroundings) {
        DryRun.begin(
                ScreenOptions.assets(surroundings),
                () -> new PanelDesk(opening(
                        surroundings,
                        new PathRequest(Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        surroundings.zoneOfUser())::page));
    }

    /**
     * Shows the first frame of one HPA's panel, where the process's terminal can show one that early.
     *
     * @param environment what says what the terminal can
     * @param size its rows and columns, where both ends of the process are on it; else empty
     * @param seen what is known of the command line
     * @return the screen, to be handed over or closed; empty where it cannot
     */
    static Optional<EarlyScreen> early(
            Surroundings surroundings, Map<String, String> environment, String size, PanelGlance seen) {
        Optional<EarlyScreen> screen = EarlyScreen.of(environment, size);
        try {
            if (screen.isPresent()) {
                FirstFrame.show(
                        screen.get(),
                        ScreenOptions.settings(surroundings, seen.theme(), seen.ascii()),
                        () -> new PanelDesk(opening(
                                surroundings,
                                new PathRequest(seen.namespace(), seen.hpa()),
                                seen.context(),
                                surroundings::offset)::page));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return screen;
    }

    /** What is known before the kubeconfig is read. */
    private static OpeningPanel opening(
            Surroundings surroundings, PathRequest path, Optional<String> context, Supplier<ZoneId> zone) {
        return new OpeningPanel(
                path.namespace().orElse(""),
                path.hpa().orElse(""),
                named(context),
                surroundings.clock(),
                ScreenOptions.picture(surroundings),
                zone);
    }

    private interface Opening {
        Opened on(Cluster cluster);
    }

    private Optional<Integer> run(
            ScreenOptions screen,
            Supplier<Optional<Terminals.Opened.FullScreen>> terminal,
            PanelDesk desk,
            Consumer<ClusterMark> told,
            Opening opening) {
        try (PanelOpener opener = new PanelOpener(loop::changed)) {
            Runnable connecting = () -> opener.open(() -> connect(told, opening), opened -> {}, why -> {
                failure = Optional.of(why);
                desk.end();
            });
            if (surroundings.early().isPresent()) {
                // There is something to see already, and to take the terminal lasts as long as to connect.
                connecting.run();
            } else {
                loop.onceShown(() -> {
                    HeadStart.begin();
                    connecting.run();
                });
            }
            return terminal.get().map(full -> show(screen, full, desk));
        }
    }

    private int show(ScreenOptions screen, Terminals.Opened.FullScreen full, PanelDesk desk) {
        try (Display display = full.display()) {
            screen.show(surroundings, full, loop, desk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
        // Whoever leaves a panel that is still opening makes its opening fail, later: that is no failure.
        failure.ifPresent(why -> {
            throw why;
        });
        return ExitCode.DONE;
    }

    private Connected<Opened> connect(Consumer<ClusterMark> told, Opening opening) {
        Cluster cluster = query.connect();
        try {
            told.accept(mark(cluster, ""));
            loop.changed();
            return new Connected<>(cluster, opening.on(cluster));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static ClusterMark mark(Cluster cluster, String version) {
        return ClusterMark.of(cluster.context().name(), cluster.context().server(), version);
    }

    private Opened open(Cluster cluster, OpeningPanel opening, PanelDesk desk) {
        Glimpse glimpse = new Glimpse(opening, surroundings.clock(), loop::changed);
        PanelTarget target;
        try {
            target = query.find(cluster, surroundings.clock(), glimpse);
        } catch (AmbiguousPathException several) {
            if (!fleetToo) {
                throw several;
            }
            return fleet(cluster, desk);
        }
        LiveScreen live = LiveScreen.open(
                surroundings, cluster, target, glimpse, mark(cluster, cluster.serverVersion()), manner, loop::changed);
        opening.found(live.parts());
        return live;
    }

    private Opened fleet(Cluster cluster, PanelDesk desk) {
        ClusterMark mark = mark(cluster, cluster.serverVersion());
        PanelManner unasked = new PanelManner(
                manner.settings(), manner.request(), Optional.empty(), Optional.empty(), Optional.empty());
        LiveFleet fleet = new LiveFleet(
                surroundings,
                cluster,
                mark,
                (target, glimpse) ->
                        LiveScreen.open(surroundings, cluster, target, glimpse, mark, unasked, loop::changed),
                loop::changed);
        desk.found(fleet);
        return fleet;
    }
}
