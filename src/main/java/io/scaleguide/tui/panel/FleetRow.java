package io.scaleguide.tui.panel;

import io.scaleguide.path.hop.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * One HPA of many.
 *
 * @param namespace its namespace
 * @param hpa its name
 * @param verdict what is to be thought of it
 * @param words why, one sentence; empty where there is nothing to say
 * @param value the external value; empty where there is none
 * @param target its target; empty where it has none
 * @param unit the unit of both; empty where it is not known
 * @param replicas the replicas that it has
 * @param wanted the replicas that it wants
 * @param maximum the most replicas it may have
 * @param heard when any of this was heard last
 */
public record FleetRow(
        String namespace,
        String hpa,
        Verdict verdict,
        String words,
        Optional<Double> value,
        Optional<Double> target,
        String unit,
        int replicas,
        int wanted,
        int maximum,
        Optional<Instant> heard) {

    /** @return namespace and name */
    public String name() {
        return namespace + "/" + hpa;
    }

    /**
     * @param other a row
     * @return whether it is about the same HPA
     */
    public boolean isSameHpa(FleetRow other) {
        return hpa.equals(other.hpa) && namespace.equals(other.namespace);
    }

    /** @return how many times the target the value is; 0 where that cannot be said */
    public double ratio() {
        double aim = target.orElse(0.0);
        return aim > 0 ? value.orElse(0.0) / aim : 0;
    }

    /** @return whether it would not get more, whatever it wants */
    public boolean atMaximum() {
        return wanted >= maximum;
    }
}
