package io.scaleguide.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option was given, of those that are declared in code. Java reads annotations through classes that it makes anew in each process: for a
 * status or a panel that takes longer than all that it is asked (docs/adr/0010).
 *
 * @param <T> a value, an {@code Optional} of one, or a list
 */
final class Given<T> implements IGetter, ISetter {
    private final T usual;
    private final Class<?> type;
    private final Class<?> element;
    private T value;

    private Given(T usual, Class<?> type, Class<?> element) {
        this.usual = usual;
        this.type = type;
        this.element = element;
        this.value = usual;
    }

    /** Whether an option was given that takes no value. */
    static Given<Boolean> flag() {
        return new Given<>(false, boolean.class, boolean.class);
    }

    /** A value that may be missing. */
    static <E> Given<Optional<E>> maybe(Class<E> element) {
        return new Given<>(Optional.empty(), Optional.class, element);
    }

    /** A value with a default. */
    static <E> Given<E> orElse(E usual, Class<E> type) {
        return new Given<>(usual, type, type);
    }

    /** Files, in the order in which they were given; none to begin with. */
    static Given<List<Path>> files() {
        return new Given<>(List.of(), List.class, Path.class);
    }

    /**
     * The option that gives it.
     *
     * @param label what stands for its value; empty where it has none
     */
    OptionSpec option(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .description(description)
                .type(type)
                .auxiliaryTypes(element)
                .initialValue(usual)
                .getter(this)
                .setter(this)
                .build();
    }

    /** What was given, else the default. */
    T value() {
        return value;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's own signature
    public <V> V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings("unchecked") // picocli makes it of the type that the option names
    public <V> V set(V given) {
        V before = (V) value;
        value = (T) given;
        return before;
    }
}
