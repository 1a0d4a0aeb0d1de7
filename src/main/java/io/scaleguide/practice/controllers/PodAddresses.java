package io.scaleguide.practice.controllers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Gives pods addresses of 10.244.0.0/16, the network that kind and many others use; none twice at a time. */
final class PodAddresses {
    private static final int MOST = 65_000;

    private final Set<String> used = new HashSet<>();
    private int last = 1;

    /** Learns which addresses are taken. */
    void inUse(List<ObjectNode> pods) {
        used.clear();
        pods.forEach(pod -> used.add(pod.path("status").path("podIP").asString("")));
    }

    String next() {
        String ip;
        do {
            last = last >= MOST ? 2 : last + 1;
            ip = "10.244." + last / 256 + "." + last % 256;
        } while (!used.add(ip));
        return ip;
    }
}
