package io.scaleguide.practice.card;

import java.time.Duration;
import java.util.Optional;

/** How a fault comes to its end. */
public sealed interface Ends {
    /** @return the end as words */
    String words();

    /** @return after how long it ends by itself, on the machine's clock; empty where it does not */
    default Optional<Duration> byItself() {
        return Optional.empty();
    }

    /** @return whether a time for its end can be given */
    default boolean canBeTold() {
        return true;
    }

    /**
     * By itself.
     *
     * @param after how long it lasts, on the machine's clock
     */
    record ByItself(Duration after) implements Ends {
        @Override
        public String words() {
            return "after " + after.toSeconds() + " s";
        }

        @Override
        public Optional<Duration> byItself() {
            return Optional.of(after);
        }
    }

    /** When a time is given with it, else with the practice cluster. */
    record WhenTold() implements Ends {
        @Override
        public String words() {
            return "at the time given, else never";
        }
    }

    /** When someone repairs it. */
    record WhenRepaired() implements Ends {
        @Override
        public String words() {
            return "when you repair it";
        }

        @Override
        public boolean canBeTold() {
            return false;
        }
    }

    /** With the practice cluster, and not before. */
    record WithCluster() implements Ends {
        @Override
        public String words() {
            return "with the practice cluster";
        }

        @Override
        public boolean canBeTold() {
            return false;
        }
    }
}
