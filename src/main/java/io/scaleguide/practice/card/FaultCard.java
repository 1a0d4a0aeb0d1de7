package io.scaleguide.practice.card;

import io.scaleguide.practice.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * A fault that can be asked for by name.
 *
 * @param name lower case, with hyphens, as it is typed
 * @param wrong what goes wrong, as a sentence
 * @param sign how it shows itself
 * @param ends how it comes to its end
 * @param exercise as a part of the workshop exercise; empty where nobody in the cluster can repair it
 * @param fault makes it
 */
public record FaultCard(String name, String wrong, Sign sign, Ends ends, Optional<Exercise> exercise, Fault fault) {

    /** A fault that lasts until a time that is given with it. */
    static FaultCard lasting(String name, String wrong, Sign sign, Fault fault) {
        return new FaultCard(name, wrong, sign, new Ends.WhenTold(), Optional.empty(), fault);
    }

    /** Something done once, which stays so until it is repaired. */
    static FaultCard done(String name, String wrong, Sign sign, Fault fault) {
        return new FaultCard(name, wrong, sign, new Ends.WhenRepaired(), Optional.empty(), fault);
    }

    /** The same card with another end. */
    FaultCard ends(Ends other) {
        return new FaultCard(name, wrong, sign, other, exercise, fault);
    }

    /** The same card as an exercise. */
    FaultCard exercise(String symptom, String... hints) {
        return new FaultCard(name, wrong, sign, ends, Optional.of(new Exercise(symptom, List.of(hints))), fault);
    }
}
