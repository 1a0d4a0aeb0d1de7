package io.scaleguide.cli;

import java.net.URI;
import java.util.Optional;

/** Where traffic goes in. */
interface TrafficDoor {
    /**
     * Finds or makes a way in; it may take some seconds. What it throws says in a sentence why there is none.
     *
     * @return the way; whoever asked closes it
     */
    Way open();

    /**
     * A way to the workload.
     *
     * @param url where to send requests
     * @param host the name that requests ask for there, where the route is for one
     * @param words how it goes there, after an intensity: {@code to http://...}
     * @param end ends it
     */
    record Way(URI url, Optional<String> host, String words, Runnable end) implements AutoCloseable {
        /** A way that needs nothing but the network. */
        static Way straight(URI url, Optional<String> host) {
            return new Way(
                    url, host, "to " + url + host.map(name -> " as " + name).orElse(""), () -> {});
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
