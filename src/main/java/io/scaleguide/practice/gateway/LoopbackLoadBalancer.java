package io.scaleguide.practice.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives Services of type LoadBalancer an address that can be reached from this machine: 127.0.0.1, with their own ports. */
public final class LoopbackLoadBalancer {
    private static final String ADDRESS = "127.0.0.1";
    private static final int FIRST_UNPRIVILEGED = 1024;

    private final PracticeGateway gateway;
    private final Map<ServiceName, List<Integer>> exposed = new HashMap<>();
    private Optional<String> lastProblem = Optional.empty();

    /** @param gateway what listens on the ports */
    public LoopbackLoadBalancer(PracticeGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Binds all of a Service's ports or none. Asking again with other ports replaces those it had.
     *
     * @param namespace the Service's namespace
     * @param service its name
     * @param ports its listener ports, 1 to 65535
     * @return the address; empty when a port cannot be bound, and then {@link #lastProblem()} says why
     */
    public synchronized Optional<String> expose(String namespace, String service, List<Integer> ports) {
        ServiceName name = new ServiceName(namespace, service);
        if (ports.equals(exposed.get(name))) {
            lastProblem = Optional.empty();
            return Optional.of(ADDRESS);
        }
        release(namespace, service);
        List<Integer> bound = new ArrayList<>();
        for (int port : ports) {
            Optional<String> problem = bind(port);
            if (problem.isPresent()) {
                bound.forEach(gateway::unbind);
                lastProblem = problem;
                return Optional.empty();
            }
            bound.add(port);
        }
        exposed.put(name, List.copyOf(ports));
        lastProblem = Optional.empty();
        return Optional.of(ADDRESS);
    }

    private Optional<String> bind(int port) {
        for (Map.Entry<ServiceName, List<Integer>> other : exposed.entrySet()) {
            if (other.getValue().contains(port)) {
                return Optional.of("Port " + port + " of 127.0.0.1 belongs to the Service "
                        + other.getKey().namespace() + "/" + other.getKey().name()
                        + " already. Give this Gateway's listener another port.");
            }
        }
        try {
            gateway.bind(port);
            return Optional.empty();
        } catch (IOException e) {
            boolean denied = String.valueOf(e.getMessage()).contains("ermission");
            return Optional.of(
                    denied && port < FIRST_UNPRIVILEGED
                            ? "Port " + port
                                    + " may not be bound without privileges. Give the Gateway's listener a port"
                                    + " from 1024 up, such as 8080."
                            : "Port " + port
                                    + " of 127.0.0.1 is taken by another program. End that program, or give the"
                                    + " Gateway's listener another port.");
        }
    }

    /**
     * Frees a Service's ports; one that has none stays so.
     *
     * @param namespace the Service's namespace
     * @param service its name
     */
    public synchronized void release(String namespace, String service) {
        List<Integer> ports = exposed.remove(new ServiceName(namespace, service));
        if (ports != null) {
            ports.forEach(gateway::unbind);
        }
    }

    /** @return why the last {@link #expose} gave no address; empty when it gave one */
    public synchronized Optional<String> lastProblem() {
        return lastProblem;
    }
}
