package io.scaleguide.cli;

/** The entry point of the program. It and what a version needs are in a jar of their own, which is opened sooner than a large one. */
public final class Main {
    private Main() {}

    /**
     * Runs the program and ends the JVM with its exit code.
     *
     * @param args the command line, as the user typed it
     */
    public static void main(String[] args) {
        if (args.length == 1 && asksForVersion(args[0])) {
            // Answered before anything else is loaded: a version should come at once.
            System.out.println("scaleguide " + Version.number());
            return;
        }
        prepare();
        System.exit(ProcessRun.run(args));
    }

    /** Says what libraries read once, when they are loaded. */
    static void prepare() {
        // Java's HTTP client reads it once: a route that is for a host name is asked by that name, at the Gateway's
        // address.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        // picocli would load each class of java.time and java.sql for options that nobody has.
        System.setProperty("picocli.converters.excludes", "java\\.(time|sql)\\..*");
        // And it would look for Groovy: Java reads the list of all classes of all libraries before it says that one is
        // not there.
        System.setProperty("picocli.disable.closures", "true");
    }

    private static boolean asksForVersion(String word) {
        return word.equals("--version") || word.equals("-V") || word.equals("version");
    }
}
