package io.scaleguide.traffic.http;

import java.nio.ByteBuffer;

/** Room for what was just read, shared by all links of one thread. */
public final class Scratch {
    /** More than one TLS record can hold (RFC 8446, section 5.1: 16 KiB; some servers are known to send twice that). */
    private static final int SIZE = 34 * 1024;

    private final ByteBuffer outside = ByteBuffer.allocateDirect(SIZE);
    private final byte[] bytes = new byte[SIZE];

    /** @return empty, to be read into */
    ByteBuffer outside() {
        return outside.clear();
    }

    /** @return what was read, from the first byte */
    byte[] bytes() {
        outside.flip().get(bytes, 0, outside.limit());
        return bytes;
    }
}
