package io.scaleguide.practice.api.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers the requests that the JDK's HTTP server cannot: those that turn into another protocol. */
public interface Upgrades {
    /** @return whether this request is to be answered here and not by the HTTP server */
    boolean takes(RequestHead head);

    /**
     * Answers, and goes on until the conversation has ended; the connection is closed afterwards.
     *
     * @param head the request
     * @param in what the client sends after it
     * @param out what the client reads
     * @throws IOException when the connection breaks
     */
    void serve(RequestHead head, InputStream in, OutputStream out) throws IOException;
}
