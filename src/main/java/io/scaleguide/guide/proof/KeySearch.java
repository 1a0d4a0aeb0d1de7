package io.scaleguide.guide.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for keys in bytes: each piece of each key in each {@link KeyForm}, all in one pass. Every way of writing a piece has eight bytes at
 * least; the first eight are looked up at each place, so that the time it takes does not depend on how many pieces there are.
 */
public final class KeySearch {
    private static final int CHUNK = 1 << 16;

    /** Spreads numbers over a table: 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int FILTER_BITS = 22;

    private final List<HiddenKey> keys;
    private final Map<Long, List<Needle>> needles = new HashMap<>();

    /** Whether anything begins with such eight bytes: nearly everywhere nothing does, and that is said quickly. */
    private final BitSet filter = new BitSet(1 << FILTER_BITS);

    private int longest = HiddenKey.PIECE;

    /** A piece as it is written in a form. */
    private record Needle(int key, int piece, KeyForm form, byte[] bytes) {}

    /** What was found of one key so far. */
    private record Trace(Set<KeyForm> forms, BitSet pieces) {
        static Trace none() {
            return new Trace(EnumSet.noneOf(KeyForm.class), new BitSet());
        }
    }

    /**
     * Something of a key that was found.
     *
     * @param key the key's name
     * @param forms how it was written; a piece that two forms write alike is counted to the first of them
     * @param pieces how many different pieces of it were there, 1 at least
     * @param of how many pieces the key has
     */
    public record Found(String key, Set<KeyForm> forms, int pieces, int of) {
        /** @return whether all of the key was there */
        public boolean whole() {
            return pieces == of;
        }
    }

    /** @param keys what is looked for */
    public KeySearch(List<HiddenKey> keys) {
        this.keys = List.copyOf(keys);
        for (int key = 0; key < keys.size(); key++) {
            List<byte[]> pieces = keys.get(key).pieces();
            for (int piece = 0; piece < pieces.size(); piece++) {
                add(key, piece, KeyForm.all(pieces.get(piece)));
            }
        }
    }

    private void add(int key, int piece, Map<String, KeyForm> written) {
        written.forEach((text, form) -> {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            long first = 0;
            for (int at = 0; at < Long.BYTES; at++) {
                first = next(first, bytes[at]);
            }
            needles.computeIfAbsent(first, ignored -> new ArrayList<>()).add(new Needle(key, piece, form, bytes));
            filter.set(slot(first));
            longest = Math.max(longest, bytes.length);
        });
    }

    /** @return the keys that are looked for */
    public List<HiddenKey> keys() {
        return keys;
    }

    /**
     * Looks through a text.
     *
     * @param text any text
     * @return what was found; empty for nothing
     */
    public List<Found> in(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Map<Integer, Trace> traces = new TreeMap<>();
        look(bytes, bytes.length, bytes.length, traces);
        return found(traces);
    }

    /**
     * Looks through bytes, with little memory however many there are.
     *
     * @param in the bytes; read to its end, not closed
     * @return what was found; empty for nothing
     * @throws IOException when they cannot be read
     */
    public List<Found> in(InputStream in) throws IOException {
        Map<Integer, Trace> traces = new TreeMap<>();
        byte[] bytes = new byte[CHUNK + longest];
        int kept = 0;
        while (true) {
            int read = in.readNBytes(bytes, kept, bytes.length - kept);
            int filled = kept + read;
            boolean last = filled < bytes.length;
            int looked = last ? filled : filled - longest;
            look(bytes, looked, filled, traces);
            if (last) {
                return found(traces);
            }
            kept = filled - looked;
            System.arraycopy(bytes, looked, bytes, 0, kept);
        }
    }

    /** What begins before {@code until}, of that which is there. */
    private void look(byte[] bytes, int until, int filled, Map<Integer, Trace> traces) {
        long window = 0;
        for (int end = 0; end < filled && end - (Long.BYTES - 1) < until; end++) {
            window = next(window, bytes[end]);
            int start = end - (Long.BYTES - 1);
            if (start >= 0 && filter.get(slot(window))) {
                compare(window, bytes, start, filled, traces);
            }
        }
    }

    private void compare(long window, byte[] bytes, int start, int filled, Map<Integer, Trace> traces) {
        for (Needle needle : needles.getOrDefault(window, List.of())) {
            int end = start + needle.bytes().length;
            if (end <= filled && Arrays.equals(bytes, start, end, needle.bytes(), 0, needle.bytes().length)) {
                Trace trace = traces.computeIfAbsent(needle.key(), ignored -> Trace.none());
                trace.forms().add(needle.form());
                trace.pieces().set(needle.piece());
            }
        }
    }

    private List<Found> found(Map<Integer, Trace> traces) {
        List<Found> found = new ArrayList<>();
        traces.forEach((key, trace) -> found.add(new Found(
                keys.get(key).name(),
                trace.forms(),
                trace.pieces().cardinality(),
                keys.get(key).pieces().size())));
        return found;
    }

    private static long next(long window, byte more) {
        return window << 8 | (more & 0xff);
    }

    private static int slot(long window) {
        return (int) (window * SPREAD >>> (Long.SIZE - FILTER_BITS));
    }
}
