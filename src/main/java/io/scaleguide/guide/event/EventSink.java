package io.scaleguide.guide.event;

/** Takes events. Safe for any number of threads; returns soon. */
public interface EventSink {
    /** @param event what happened */
    void accept(GuideEvent event);
}
