package io.scaleguide.headless;

import io.scaleguide.path.budget.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Tells the workshop exercise as plain lines, which a screen reader can follow.
 *
 * @param out where the lines go
 */
public record QuizFace(PrintStream out) {
    private static final int WIDTH = 90;

    /** A round's line in the summary. */
    public record Result(String fault, boolean repaired, Duration took, int hints, int points) {}

    /** The path is being built. */
    public void preparing(String context) {
        say("PRACTICE cluster, context " + context + ". It is not a real cluster and goes away at Ctrl-C.");
        say("Building the signal path first, and sending traffic through it.");
    }

    /** Everything stands and is well. */
    public void ready(String kubeconfig, String answers) {
        say("All ten hops are well. In another terminal:");
        say("  export KUBECONFIG=" + kubeconfig);
        say("  scaleguide doctor");
        say("  scaleguide up --yes --until hpa --answers " + answers);
        say("kubectl and helm work on it, too. Here, type h and Enter for a hint, q and Enter to leave.");
    }

    /** A round begins. */
    public void round(int number, int of, String symptom) {
        say("");
        say("Round " + number + " of " + of + ". " + symptom);
        say("Find out why, and repair it.");
    }

    /** A hint was asked for. */
    public void hint(int number, int of, String hint) {
        out.print(Paragraphs.wrap("Hint " + number + " of " + of + ": " + hint, WIDTH, ""));
        out.flush();
    }

    /** There is nothing more to tell. */
    public void noMoreHints() {
        say("That was the last hint. It says how it is repaired.");
    }

    /** Something was done, and other hops are not well yet. */
    public void better(List<String> left) {
        say("The cause is gone. Not well yet: " + String.join("; ", left));
    }

    /** The round is over. */
    public void repaired(String wrong, Result result) {
        say("Repaired after " + Durations.words(result.took()) + ", with " + hints(result.hints()) + ": "
                + result.points() + " points. It was this: " + wrong);
    }

    /** The exercise is over. */
    public void summary(List<Result> results, int most) {
        say("");
        results.forEach(result -> say(result.fault() + ": "
                + (result.repaired()
                        ? "repaired after " + Durations.words(result.took()) + ", " + hints(result.hints()) + ", "
                                + result.points() + " points"
                        : "not repaired, 0 points")));
        int sum = results.stream().mapToInt(Result::points).sum();
        say(sum + " of " + most + " points.");
    }

    private static String hints(int count) {
        return count == 0 ? "no hint" : count == 1 ? "1 hint" : count + " hints";
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
