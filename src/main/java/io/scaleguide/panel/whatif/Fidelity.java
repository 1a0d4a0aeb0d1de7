package io.scaleguide.panel.whatif;

/**
 * How near a replay of the session's own policy comes to what happened.
 *
 * @param sameShare the share of the syncs with the same replicas, 0 to 1
 * @param meanError the mean difference, in replicas
 * @param hoursError the difference in replica-hours as a share of what happened; positive when the replay has more
 */
public record Fidelity(double sameShare, double meanError, double hoursError) {
    static Fidelity of(Course recorded, Course replayed) {
        int same = 0;
        long difference = 0;
        long had = 0;
        long has = 0;
        for (int i = 0; i < recorded.length(); i++) {
            int before = recorded.replicas()[i];
            int now = replayed.replicas()[i];
            same += before == now ? 1 : 0;
            difference += Math.abs(before - now);
            had += before;
            has += now;
        }
        double length = recorded.length();
        return new Fidelity(same / length, difference / length, had == 0 ? 0 : (has - had) / (double) had);
    }
}
