package io.scaleguide.fuzz;

/** The property tests try the same inputs in every run: nobody's build breaks by chance. To try others, leave the seed out. */
public final class Seed {
    /** The seed of all property tests. */
    public static final String FIXED = "20261126";

    private Seed() {}
}
