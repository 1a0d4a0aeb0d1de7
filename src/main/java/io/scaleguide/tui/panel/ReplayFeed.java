package io.scaleguide.tui.panel;

import io.scaleguide.panel.record.ReplaySource;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.text.TimeOfDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A recording, played in the panel's stead. It is moved by its own playback and not by the panel's time. */
public final class ReplayFeed implements PanelFeed, Playback {
    /** What a key does: twice or half as fast. */
    private static final double FACTOR = 2;

    private final ReplaySource replay;
    private final ZoneId zone;

    /**
     * @param replay plays it; whoever opened it closes it
     * @param zone the time zone of the times shown
     */
    public ReplayFeed(ReplaySource replay, ZoneId zone) {
        this.replay = replay;
        this.zone = zone;
    }

    @Override
    public PanelView view() {
        return replay.view();
    }

    /** The panel's own time never stops while there is a playback. */
    @Override
    public PanelView at(Instant when) {
        return replay.view();
    }

    @Override
    public Instant begin() {
        return replay.state().start();
    }

    @Override
    public void look() {}

    @Override
    public boolean looking() {
        return false;
    }

    @Override
    public String word() {
        ReplaySource.Playing playing = replay.state();
        String how = playing.atEnd() ? "END" : playing.paused() ? "PAUSED" : "PLAYING";
        return how + " " + TimeOfDay.seconds(playing.time(), zone) + " " + speed(playing.speed());
    }

    private static String speed(double factor) {
        return factor == Math.rint(factor)
                ? String.format(Locale.ROOT, "x%.0f", factor)
                : String.format(Locale.ROOT, "x%.2f", factor);
    }

    @Override
    public Optional<Playback> playback() {
        return Optional.of(this);
    }

    @Override
    public boolean paused() {
        return replay.state().paused();
    }

    /** At its end it begins again. */
    @Override
    public void playOrPause() {
        if (!paused()) {
            replay.pause();
            return;
        }
        if (replay.state().atEnd()) {
            first();
        }
        replay.play();
    }

    @Override
    public void move(Duration by) {
        replay.seek(replay.state().time().plus(by));
    }

    @Override
    public void first() {
        replay.seek(replay.state().start());
    }

    @Override
    public void last() {
        replay.seek(replay.state().end());
    }

    @Override
    public void next() {
        replay.step();
    }

    @Override
    public void faster() {
        replay.speed(replay.state().speed() * FACTOR);
    }

    @Override
    public void slower() {
        replay.speed(replay.state().speed() / FACTOR);
    }
}
