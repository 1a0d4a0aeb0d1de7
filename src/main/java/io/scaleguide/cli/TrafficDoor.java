package io.scaleguide.cli;

import java.net.URI;

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
     * @param words how it goes there, after an intensity: {@code to http://...}
     * @param end ends it
     */
    record Way(URI url, String words, Runnable end) implements AutoCloseable {
        /** A way that needs nothing but the network. */
        static Way straight(URI url) {
            return new Way(url, "to " + url, () -> {});
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
