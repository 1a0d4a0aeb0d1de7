package io.scaleguide.guide.action;

import java.util.List;

/**
 * How kubectl waits for what a check waits for.
 *
 * @param arguments kubectl's arguments, without the deadline; {@code --timeout} may be added
 * @param needsTraffic whether it only comes when requests go through the Gateway
 */
public record KubectlWait(List<String> arguments, boolean needsTraffic) {
    /** Copies the list. */
    public KubectlWait {
        arguments = List.copyOf(arguments);
    }

    /**
     * Something that comes by itself.
     *
     * @param arguments kubectl's arguments, without the deadline
     * @return the command
     */
    public static KubectlWait of(String... arguments) {
        return new KubectlWait(List.of(arguments), false);
    }

    /**
     * Something that only comes when requests go through the Gateway.
     *
     * @param arguments kubectl's arguments, without the deadline
     * @return the command
     */
    public static KubectlWait withTraffic(String... arguments) {
        return new KubectlWait(List.of(arguments), true);
    }
}
