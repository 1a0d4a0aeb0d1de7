package io.scaleguide.practice.control;

/** Hears of controllers that failed; they run again at their next turn. */
public interface Problems {
    /**
     * @param controller the controller's name
     * @param problem what it threw
     */
    void report(String controller, RuntimeException problem);
}
