package io.scaleguide.cli;

import io.scaleguide.practice.card.FaultCard;
import io.scaleguide.practice.card.FaultNews;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Tells what becomes of a practice cluster's faults.
 *
 * @param out where beginnings and endings are told; empty where they would give away or disturb something
 * @param err where it is told that a fault cannot be made
 */
record PracticeNews(Optional<PrintStream> out, PrintStream err) implements FaultNews {
    @Override
    public void begun(FaultCard card) {
        out.ifPresent(stream -> stream.println("PRACTICE fault " + card.name() + " begins: " + card.wrong()));
    }

    @Override
    public void over(FaultCard card) {
        out.ifPresent(stream -> stream.println("PRACTICE fault " + card.name() + " is over."));
    }

    @Override
    public void failed(FaultCard card, String why) {
        err.println("scaleguide: the fault " + card.name() + " cannot be made or ended: " + why);
    }
}
