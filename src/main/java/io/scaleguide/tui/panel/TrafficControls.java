package io.scaleguide.tui.panel;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends traffic from here. Called on the screen's thread; what it does, it does later on another one, and the panel's view tells. What it has to say
 * against a wish, it says on any thread, in a sentence.
 */
public interface TrafficControls {
    /** @return whether traffic is sent now */
    boolean running();

    /** @return what is chosen */
    TrafficSetting setting();

    /** @return what is sent in a word and how long it goes on yet, for example {@code ramp, 12:30}; else that it is stopped */
    String status();

    /** Starts what is chosen, from its beginning. */
    void start();

    /** Stops. */
    void stop();

    /**
     * Sends twice as much, up to the cap; traffic that is sent now goes on with it from where it is, and no longer than before.
     *
     * @param refused is told why not, if so
     */
    void more(Consumer<String> refused);

    /**
     * Sends half as much, down to next to nothing; traffic that is sent now goes on with it from where it is, and no longer than before.
     *
     * @param refused is told why not, if so
     */
    void less(Consumer<String> refused);

    /**
     * Chooses something else; traffic that is sent now goes on with it, from its beginning.
     *
     * @param setting what to send
     * @param answer is told why it cannot be, or nothing where it can
     */
    void use(TrafficSetting setting, Consumer<Optional<String>> answer);
}
