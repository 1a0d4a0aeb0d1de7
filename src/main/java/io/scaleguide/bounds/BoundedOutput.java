package io.scaleguide.bounds;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what someone else writes, up to a bound; what is beyond it is let go, so that the writer comes to its end. Any thread may write, and ask.
 */
public final class BoundedOutput extends OutputStream {
    private final Bound bound;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean over;

    /** @param bound the most that is kept */
    public BoundedOutput(Bound bound) {
        this.bound = bound;
    }

    @Override
    public synchronized void write(int one) {
        if (kept.size() < bound.bytes()) {
            kept.write(one);
        } else {
            over = true;
        }
    }

    @Override
    public synchronized void write(byte[] from, int at, int length) {
        int room = Math.min(length, bound.bytes() - kept.size());
        kept.write(from, at, room);
        over |= room < length;
    }

    /**
     * @return what was written, as UTF-8
     * @throws TooLargeException when there was more than the bound
     */
    public synchronized String text() throws TooLargeException {
        if (over) {
            throw new TooLargeException(bound);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
