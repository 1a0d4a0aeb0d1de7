package io.scaleguide.panel.whatif;

/** Hears how far a search is. */
@FunctionalInterface
public interface SearchProgress {
    /** Nobody hears it, and it goes on to its end. */
    SearchProgress UNHEARD = (looked, all) -> true;

    /**
     * Another policy was replayed.
     *
     * @param looked how many were
     * @param all how many there are to look at
     * @return whether to go on; if not, the search ends with a CancellationException
     */
    boolean goesOn(int looked, int all);
}
