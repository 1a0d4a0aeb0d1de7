package io.scaleguide.practice;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Switches faults of a practice cluster on and off. May be used from any thread. */
public final class PracticeFaults {
    private final Set<PracticeFault> on = ConcurrentHashMap.newKeySet();
    private final Map<PracticeFault, Consumer<Boolean>> listeners = new ConcurrentHashMap<>();

    /** @param fault what goes wrong from now on */
    public void begin(PracticeFault fault) {
        on.add(fault);
        tell(fault, true);
    }

    /** @param fault what is well again */
    public void end(PracticeFault fault) {
        on.remove(fault);
        tell(fault, false);
    }

    /** Calls the part that makes the fault, with whether it begins. */
    void listen(PracticeFault fault, Consumer<Boolean> part) {
        listeners.put(fault, part);
    }

    boolean on(PracticeFault fault) {
        return on.contains(fault);
    }

    private void tell(PracticeFault fault, boolean begun) {
        listeners.getOrDefault(fault, ignored -> {}).accept(begun);
    }
}
