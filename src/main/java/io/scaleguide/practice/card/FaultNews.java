package io.scaleguide.practice.card;

/** Hears what becomes of faults, on the thread of their schedule. */
public interface FaultNews {
    /** @param card what has just begun */
    void begun(FaultCard card);

    /** @param card what is over; what waits for a repair is never told here */
    void over(FaultCard card);

    /**
     * @param card what could not be made or ended
     * @param why the reason
     */
    void failed(FaultCard card, String why);
}
