package io.scaleguide.line.shell;

import java.util.List;
import java.util.Map;

/** What the shell does for whoever opens it: the verbs, and the cluster behind them. */
public interface ShellWork {
    /** What can be chosen with {@code use}. */
    enum Subject {
        CONTEXT,
        NAMESPACE,
        HPA
    }

    /** @return the verbs and what each does in a line, in the order of the help */
    Map<String, String> verbs();

    /**
     * Runs a verb on the calling thread; interrupting that ends it. Prints its own failures as sentences.
     *
     * @param words the verb and its arguments
     * @param target what it works on where the arguments do not say
     * @return its exit code
     */
    int run(List<String> words, ShellTarget target);

    /**
     * What a word of a verb's arguments may become; never takes longer than about a second.
     *
     * @param before the verb and the arguments before the word
     * @param word what has been typed of the word
     * @param target what the verb would work on
     * @return the candidates, which need not begin with the word; empty when nothing is known
     */
    List<String> candidates(List<String> before, String word, ShellTarget target);

    /**
     * What can be chosen; never takes longer than about a second.
     *
     * @param subject the kind of thing
     * @param target what is chosen now
     * @return the names; empty when they cannot be had
     */
    List<String> choices(Subject subject, ShellTarget target);

    /**
     * Chooses something else to work on.
     *
     * @param subject the kind of thing
     * @param name its name
     * @param target what is chosen now
     * @return what is chosen then
     */
    Chosen use(Subject subject, String name, ShellTarget target);

    /**
     * The environment for a program that the user starts: kubectl and helm find the target's cluster and namespace by it, and no key is
     * in it.
     *
     * @param target what the program works on
     * @return the whole environment
     */
    Map<String, String> environment(ShellTarget target);
}
