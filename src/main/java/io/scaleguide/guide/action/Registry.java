package io.scaleguide.guide.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checks and actions that the program has, by id. */
public final class Registry {
    private final Map<String, Check> checks;
    private final Map<String, Action> actions;

    /**
     * @param checks every check
     * @param actions every action
     */
    public Registry(List<Check> checks, List<Action> actions) {
        this.checks = checks.stream().collect(Collectors.toUnmodifiableMap(Check::id, Function.identity()));
        this.actions = actions.stream().collect(Collectors.toUnmodifiableMap(Action::id, Function.identity()));
    }

    /** @return the ids of all checks */
    public Set<String> checkIds() {
        return checks.keySet();
    }

    /** @return the ids of all actions */
    public Set<String> actionIds() {
        return actions.keySet();
    }

    /**
     * @param id a check's id
     * @return the check
     */
    public Optional<Check> check(String id) {
        return Optional.ofNullable(checks.get(id));
    }

    /**
     * @param id an action's id
     * @return the action
     */
    public Optional<Action> action(String id) {
        return Optional.ofNullable(actions.get(id));
    }
}
