package io.scaleguide.bounds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that counts, and ends with an exception rather than go on for ever. */
final class BoundedStream extends FilterInputStream {
    private final Bound bound;
    private long seen;

    BoundedStream(InputStream in, Bound bound) {
        super(in);
        this.bound = bound;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        count(got);
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) throws TooLargeException {
        seen += Math.max(0, more);
        if (seen > bound.bytes()) {
            throw new TooLargeException(bound);
        }
    }
}
