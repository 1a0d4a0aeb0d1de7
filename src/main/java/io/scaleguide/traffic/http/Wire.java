package io.scaleguide.traffic.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What bytes go over, plain or in TLS. Nothing waits: what cannot be done now is tried again when the socket is ready. For one thread. */
sealed interface Wire extends AutoCloseable permits PlainWire, TlsWire {
    /**
     * Goes on with a handshake, if there is one.
     *
     * @param room empty, and used while this lasts
     * @return whether requests can be written now
     * @throws IOException when there will be no connection
     */
    boolean ready(ByteBuffer room) throws IOException;

    /**
     * Writes as much as goes.
     *
     * @param bytes what is left of the request
     * @return whether all of it is gone
     * @throws IOException when the connection is broken
     */
    boolean write(ByteBuffer bytes) throws IOException;

    /**
     * Reads what is there.
     *
     * @param into cleared, and with room for all that one TLS record can hold
     * @return how many bytes; 0: nothing now; below 0: the connection has ended
     * @throws IOException when the connection is broken
     */
    int read(ByteBuffer into) throws IOException;

    /** @return whether bytes wait here, of which the socket knows nothing any more */
    boolean holds();

    /** @return whether something has to be written before anything else can go on */
    boolean wantsToWrite();

    /** Ends the connection. */
    @Override
    void close();
}
