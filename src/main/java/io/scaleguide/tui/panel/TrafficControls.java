package io.scaleguide.tui.panel;

import java.util.List;

/** Sends traffic from here. Called on the screen's thread; what it does, it does later, and the panel's view tells. */
public interface TrafficControls {
    /** @return whether traffic is sent now */
    boolean running();

    /** Starts, with the profile that is chosen. */
    void start();

    /** Stops. */
    void stop();

    /** Sends more: the next step up, until the cap. */
    void more();

    /** Sends less: the next step down. */
    void less();

    /** @return the names of the profiles, for example {@code steady} or {@code ramp} */
    List<String> profiles();

    /** @return the name of the profile that is chosen */
    String profile();

    /**
     * Chooses a profile; traffic that is sent now goes on with it.
     *
     * @param name one of the profiles
     */
    void choose(String name);
}
