package io.scaleguide.guide.wizard;

import java.util.EnumSet;
import java.util.Set;

/** What can be done with a step as it stands. */
final class PossibleActs {
    private PossibleActs() {}

    /**
     * @param stage how far the step is
     * @param answered whether all its answers will do
     * @param gate whether the guide cannot do without it
     * @param first whether it is the first
     * @param last whether it is the last
     * @param production whether the cluster looks like production, where nothing is done without asking
     */
    static Set<Act> of(Stage stage, boolean answered, boolean gate, boolean first, boolean last, boolean production) {
        if (stage.busy()) {
            return EnumSet.of(Act.CANCEL);
        }
        boolean over = stage instanceof Stage.Done || stage instanceof Stage.Skipped;
        boolean stopped = stage instanceof Stage.Failed || stage instanceof Stage.Cancelled;
        Set<Act> acts = EnumSet.noneOf(Act.class);
        add(acts, Act.RETRY, stopped && answered);
        add(acts, Act.GO, !stopped && answered && !(last && over));
        add(acts, Act.ALL, acts.contains(Act.GO) && !last && !production);
        add(acts, Act.EDIT, !(stage instanceof Stage.Asking));
        add(acts, Act.BACK, !first);
        add(acts, Act.SKIP, !over && !last && !gate);
        return acts;
    }

    private static void add(Set<Act> acts, Act act, boolean possible) {
        if (possible) {
            acts.add(act);
        }
    }
}
