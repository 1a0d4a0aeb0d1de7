package io.scaleguide.traffic.profile;

/** Who decides when the next request is sent. */
public enum Loop {
    /** The clock: so many requests a second, whether answers come or not. A level is in requests a second. */
    OPEN,
    /** The answers: a connection sends the next request when it has its answer. A level is in connections in use. */
    CLOSED
}
