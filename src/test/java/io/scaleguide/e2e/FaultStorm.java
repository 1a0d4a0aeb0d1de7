package io.scaleguide.e2e;

import io.scaleguide.practice.PracticeGround;
import io.scaleguide.practice.card.FaultCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets fault cards begin and end at random, two at a time, on a thread of its own; what a card did to objects is put right when it ends. No card comes again
 * before all others have been, and then all is lifted for a while. The same seed draws the same cards for as long.
 */
final class FaultStorm implements AutoCloseable {
    /** The cards that are left out, and why. */
    static final Map<String, String> LEFT_OUT =
            Map.of("clock-ahead", "a clock that was put forward is not put back, so it cannot be lifted");

    private static final int AT_ONCE = 2;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration SHORTEST = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final PracticeGround ground;
    private final GoodState good;
    private final List<FaultCard> cards;
    private final Random random;
    private final Calm calm;
    private final long begun = System.nanoTime();
    private final List<Blowing> blowing = new ArrayList<>();
    private final ConcurrentSkipListMap<String, Integer> drawn = new ConcurrentSkipListMap<>();
    private final Thread thread = new Thread(this::run, "fault-storm");
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean over;

    /** What is done while nothing is wrong, before the cards are drawn anew. */
    @FunctionalInterface
    interface Calm {
        void check() throws Exception;
    }

    /** A card whose fault is there, and when it ends. */
    private record Blowing(FaultCard card, long until, AutoCloseable ending) {}

    private FaultStorm(PracticeGround ground, List<FaultCard> cards, long seed, Calm calm) {
        this.ground = ground;
        this.good = new GoodState(ground.objects());
        this.cards = cards.stream()
                .filter(card -> !LEFT_OUT.containsKey(card.name()))
                .toList();
        this.random = new Random(seed);
        this.calm = calm;
    }

    /** Begins; all is well now. */
    static FaultStorm start(PracticeGround ground, List<FaultCard> cards, long seed, Calm calm) {
        FaultStorm storm = new FaultStorm(ground, cards, seed, calm);
        storm.thread.start();
        return storm;
    }

    private void run() {
        try {
            while (!over) {
                List<FaultCard> deck = new ArrayList<>(cards);
                Collections.shuffle(deck, random);
                play(deck);
                if (!over) {
                    calm.check();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            failure = Optional.of(e);
        }
    }

    private void play(List<FaultCard> deck) throws Exception {
        Iterator<FaultCard> next = deck.iterator();
        long draw = System.nanoTime();
        while (!over && next.hasNext() || !blowing.isEmpty()) {
            long now = System.nanoTime();
            lift(over ? Long.MAX_VALUE : now);
            if (!over && next.hasNext() && blowing.size() < AT_ONCE && now >= draw) {
                begin(next.next(), now);
                draw = now + between(Duration.ZERO, LONGEST_PAUSE);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        while (!good.restore()) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    private void begin(FaultCard card, long now) throws Exception {
        long until = now + between(SHORTEST, LONGEST);
        Optional<AutoCloseable> ending = card.fault().begin(ground);
        say((ending.isPresent() ? "begins " : "strikes nothing ") + card.name());
        if (ending.isPresent()) {
            drawn.merge(card.name(), 1, Integer::sum);
            blowing.add(new Blowing(card, until, ending.get()));
        }
    }

    /** Ends what is due, and has everything put right by then. */
    private void lift(long now) throws Exception {
        for (Blowing each : List.copyOf(blowing)) {
            if (each.until() <= now) {
                blowing.remove(each);
                each.ending().close();
                good.restore();
                say("ends " + each.card().name());
            }
        }
    }

    private long between(Duration least, Duration most) {
        return least.toNanos() + (long) (random.nextDouble() * most.minus(least).toNanos());
    }

    private void say(String what) {
        System.out.printf("%6.1f  %s%n", (System.nanoTime() - begun) / 60e9, what);
    }

    /** How often each card was drawn. */
    SortedMap<String, Integer> drawn() {
        return new TreeMap<>(drawn);
    }

    /** Fails when something went wrong on its thread. */
    void check() {
        failure.ifPresent(why -> {
            throw new AssertionError("the storm broke off", why);
        });
    }

    /** Lifts all faults and puts everything right. */
    @Override
    public void close() throws Exception {
        over = true;
        thread.join();
    }
}
