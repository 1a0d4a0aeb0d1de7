package io.scaleguide.bench;

/**
 * The largest ratios of ours to theirs that are wanted, on one JDK: issue 7.
 *
 * @param version {@code --version} beside one kubectl that asks no cluster
 * @param status {@code status} beside the four kubectl commands that it stands for
 * @param firstFrame the first frame, no cluster yet, beside one kubectl that asks no cluster
 * @param firstData the first frame with what the cluster says beside two kubectl commands
 * @param memory the peak of {@code status} beside one kubectl
 */
record Goals(double version, double status, double firstFrame, double firstData, double memory) {
    /** The first JDK with an AOT cache, which starts sooner. */
    private static final int AOT_CACHE = 25;

    /** @param feature the first number of the JDK's version */
    static Goals of(int feature) {
        return feature >= AOT_CACHE ? new Goals(1.0, 1.0, 2.3, 1.2, 2) : new Goals(1.2, 1.2, 3.0, 1.5, 2);
    }
}
