package io.scaleguide.tui.panel;

import java.io.IOException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One frame of the panel, laid out, painted and written to a virtual terminal, a second after the one before. */
@State(Scope.Benchmark)
public class FrameBenchmark {
    /** Columns and rows. */
    @Param({"120x40", "200x50"})
    public String size = "120x40";

    /** How many Kubernetes events are known; a panel keeps 500. */
    @Param({"3", "500"})
    public int events = 3;

    private final Session one = Session.scalingUp();
    private final Session later = Session.scalingUp();
    private boolean turn;
    private Optional<PanelOnScreen> screen = Optional.empty();

    /** Shows the first frame. */
    @Setup
    public void open() throws IOException {
        String[] sides = size.split("x", 2);
        one.busy(events);
        later.events = one.events;
        later.now = one.now.plusSeconds(1);
        screen = Optional.of(PanelOnScreen.open(one, Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
    }

    /** @return the screen, drawn anew */
    @Benchmark
    public Object frame() {
        turn = !turn;
        return screen.orElseThrow().become(turn ? later : one);
    }
}
