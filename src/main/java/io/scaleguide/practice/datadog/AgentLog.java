package io.scaleguide.practice.datadog;

import io.scaleguide.practice.net.PodLogs;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * An agent's log, in the form of datadog-agent: time, which agent, level, where in the program, message. What is said while no pod
 * runs is lost, as with a real one. Safe for any thread.
 */
final class AgentLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Where the lines go. */
    record Speaker(String namespace, String pod, String container) {}

    private final PodLogs logs;
    private final String agent;
    private volatile Optional<Speaker> speaker = Optional.empty();

    /** @param agent CORE or CLUSTER */
    AgentLog(PodLogs logs, String agent) {
        this.logs = logs;
        this.agent = agent;
    }

    /** Says who speaks from now on; tells whether that is someone new. */
    boolean speaker(Optional<Speaker> now) {
        boolean changed = now.isPresent() && !now.equals(speaker);
        speaker = now;
        return changed;
    }

    void info(String where, String message) {
        say("INFO", where, message);
    }

    void error(String where, String message) {
        say("ERROR", where, message);
    }

    private void say(String level, String where, String message) {
        speaker.ifPresent(to -> logs.say(
                to.namespace(),
                to.pod(),
                to.container(),
                TIME.format(logs.now()) + " | " + agent + " | " + level + " | (" + where + ") | " + message));
    }
}
