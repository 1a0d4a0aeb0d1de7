package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;

/**
 * Something on a connection that nobody else has.
 *
 * @param cluster the connection; closed last
 * @param what what uses it
 */
record Connected<T extends Opened>(Cluster cluster, T what) implements Opened {
    @Override
    public void close() {
        what.close();
        cluster.close();
    }
}
