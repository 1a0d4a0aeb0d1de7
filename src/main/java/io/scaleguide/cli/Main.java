package io.scaleguide.cli;

import java.util.List;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    /**
     * Runs the program and ends the JVM with its exit code.
     *
     * @param args the command line, as the user typed it
     */
    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofProcess();
        if (List.of("--version", "-V", "version").contains(args.length == 1 ? args[0] : "")) {
            // Answered before the parser is loaded: a version should come at once.
            surroundings.out().println("scaleguide " + Version.number());
            return;
        }
        System.exit(CommandLineProgram.run(surroundings, args));
    }
}
