package io.scaleguide.guide.event;

/**
 * One change that an action would make.
 *
 * @param kind create, change or run
 * @param object what it is made to, for example {@code Secret datadog/datadog-keys}
 * @param diff a unified diff, lines with +, - or a space in front; empty for kind run
 * @param command the kubectl or helm command that does the same; keys appear as variables
 */
public record PlannedChange(Kind kind, String object, String diff, String command) {
    /** What kind of change. */
    public enum Kind {
        CREATE,
        CHANGE,
        RUN
    }
}
