package io.scaleguide.practice.controllers;

import java.util.List;

/** Gives Services an address outside the cluster. */
public interface LoadBalancer {
    /**
     * What came of it.
     *
     * @param address host name or IP; empty while there is none
     * @param problem why there is none, in words; empty when it only takes time
     */
    record Exposure(String address, String problem) {}

    /**
     * Asks for an address; asking again gives the same. Must not block.
     *
     * @param namespace the Service's namespace
     * @param name the Service's name
     * @param ports the Service's ports
     * @return the address, or why there is none
     */
    Exposure expose(String namespace, String name, List<Integer> ports);

    /**
     * Takes the address back: the Service is gone, or wants none any more.
     *
     * @param namespace the Service's namespace
     * @param name the Service's name
     */
    default void release(String namespace, String name) {}

    /** A load balancer that never has an address, as in a cluster without a cloud. */
    static LoadBalancer none() {
        return (namespace, name, ports) -> new Exposure("", "");
    }
}
