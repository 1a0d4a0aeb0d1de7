package io.scaleguide.practice.net;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** The programs that can be run in the practice cluster's containers, as {@code kubectl exec} does. */
public final class PodPrograms {
    /**
     * How a program ended.
     *
     * @param exit its exit code, 0 to 255
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Outcome(int exit, String out, String err) {
        /** @return the outcome of a program that did what it was asked */
        public static Outcome fine(String out) {
            return new Outcome(0, out, "");
        }
    }

    /** The programs of a kind of container. */
    @FunctionalInterface
    public interface Image {
        /**
         * @param pod the pod
         * @param container the container's name
         * @param command the program and its arguments, at least one word
         * @return how it ended; empty when the container has no such program
         */
        Optional<Outcome> run(ObjectNode pod, String container, List<String> command);
    }

    /** A shell's and Docker's exit code for a program that is not there. */
    private static final int NOT_FOUND = 127;

    private final List<Image> images = new CopyOnWriteArrayList<>();

    /** @param image programs to add */
    public void add(Image image) {
        images.add(image);
    }

    /**
     * Runs a program, or says as a container runtime does that there is none.
     *
     * @param pod the pod
     * @param container the container's name
     * @param command the program and its arguments, at least one word
     * @return how it ended
     */
    public Outcome run(ObjectNode pod, String container, List<String> command) {
        return images.stream()
                .flatMap(image -> image.run(pod, container, command).stream())
                .findFirst()
                .orElseGet(() -> new Outcome(
                        NOT_FOUND,
                        "",
                        "OCI runtime exec failed: exec failed: unable to start container process: exec: \""
                                + command.get(0) + "\": executable file not found in $PATH: unknown\n"));
    }
}
