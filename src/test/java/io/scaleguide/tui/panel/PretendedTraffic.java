package io.scaleguide.tui.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends nothing, and remembers what it was asked for. */
final class PretendedTraffic implements TrafficControls {
    private final List<String> done = new ArrayList<>();
    private TrafficSetting setting = TrafficSetting.USUAL;
    private boolean running = true;
    private Optional<String> refuses = Optional.empty();

    /** What it was asked for. */
    List<String> done() {
        return done;
    }

    /** From now on nothing is right. */
    void refuse(String why) {
        refuses = Optional.of(why);
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public TrafficSetting setting() {
        return setting;
    }

    @Override
    public String status() {
        return running ? setting.shape().word() + ", 28:40" : "stopped";
    }

    @Override
    public void start() {
        running = true;
        done.add("start");
    }

    @Override
    public void stop() {
        running = false;
        done.add("stop");
    }

    @Override
    public void more(Consumer<String> refused) {
        done.add("more");
        refuses.ifPresent(refused);
    }

    @Override
    public void less(Consumer<String> refused) {
        done.add("less");
        refuses.ifPresent(refused);
    }

    @Override
    public void use(TrafficSetting wish, Consumer<Optional<String>> answer) {
        if (refuses.isEmpty()) {
            setting = wish;
            done.add(wish.shape().word());
        }
        answer.accept(refuses);
    }
}
