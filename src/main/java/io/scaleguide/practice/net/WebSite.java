package io.scaleguide.practice.net;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;

/** An HTTP server on this machine that can be given more to serve. */
public interface WebSite {
    /** @return scheme, address and port only */
    URI origin();

    /**
     * Serves something else on the same port.
     *
     * @param prefix a path that begins with a slash; make it one that cannot be guessed
     * @param handler what answers below it
     * @return takes it away again when closed
     */
    AutoCloseable mount(String prefix, HttpHandler handler);
}
