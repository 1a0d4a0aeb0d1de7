package io.scaleguide.fuzz;

/** What Jazzer calls: one target, named as its argument. */
public final class JazzerDriver {
    private static FuzzTarget target = FuzzTarget.QUANTITY;

    private JazzerDriver() {}

    /**
     * Loads what the target needs, so that the first input does not seem slow.
     *
     * @param arguments the target's name
     * @throws Exception what the target does not throw on purpose
     */
    public static void fuzzerInitialize(String[] arguments) throws Exception {
        target = FuzzTarget.of(arguments[0]);
        for (byte[] seed : target.seeds()) {
            target.take(seed);
        }
    }

    /**
     * @param input any bytes
     * @throws Exception what the target does not throw on purpose, which ends the fuzzing
     */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.take(input);
    }
}
