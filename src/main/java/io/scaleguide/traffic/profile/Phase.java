package io.scaleguide.traffic.profile;

/** What the level of a profile does at a time. */
public enum Phase {
    /** It stays as it is. */
    LEVEL,
    /** It grows. */
    RISING,
    /** It shrinks. */
    FALLING,
    /** It is high for a while. */
    BURST,
    /** It is low until the next burst. */
    REST
}
