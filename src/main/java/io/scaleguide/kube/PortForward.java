package io.scaleguide.kube;

/** A local port of 127.0.0.1 that leads to a pod until it is closed. */
public interface PortForward extends AutoCloseable {
    /** The local port, 1 to 65535. */
    int localPort();

    /** Closes the port and every connection through it. */
    @Override
    void close();
}
