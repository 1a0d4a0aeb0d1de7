package io.scaleguide.cli;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    /**
     * Runs the program and ends the JVM with its exit code.
     *
     * @param args the command line, as the user typed it
     */
    public static void main(String[] args) {
        System.out.println("scaleguide");
    }
}
