package io.scaleguide.panel.elasticity;

/** Whether replicas move the metric. */
public sealed interface ElasticityVerdict {
    /**
     * They do.
     *
     * @param exponent e in: metric proportional to replicas to the power of -e; negative when more replicas make it worse
     * @param low the least that e may be, with 95 % confidence
     * @param high the most
     * @param rescales how many rescales it rests on
     * @param loadKnown whether the load was known, and so kept apart
     */
    record Moves(double exponent, double low, double high, int rescales, boolean loadKnown)
            implements ElasticityVerdict {
        @Override
        public String words() {
            String start = exponent > 0 ? "Replicas move this metric: " : "More replicas make this metric worse: ";
            return start + perDoubling(exponent) + " per doubling (between " + perDoubling(high) + " and "
                    + perDoubling(low) + ", " + count(rescales) + ")." + load(loadKnown);
        }
    }

    /**
     * They do not, or by less per doubling than an HPA's tolerance of 10 %.
     *
     * @param rescales how many rescales it rests on
     * @param aboveTarget whether the metric was above the target after all of them
     * @param loadKnown whether the load was known, and so kept apart
     */
    record NoEffect(int rescales, boolean aboveTarget, boolean loadKnown) implements ElasticityVerdict {
        @Override
        public String words() {
            return (aboveTarget
                            ? count(rescales) + ", no effect: this target cannot be met by replicas."
                            : count(rescales) + ", no effect. The metric was not above the target after all of them, "
                                    + "so more load may show one.")
                    + load(loadKnown);
        }
    }

    /**
     * Nobody can tell yet.
     *
     * @param compared how many rescales could be compared
     * @param rescales how many there were
     * @param why what is lacking, to be put after a colon
     */
    record TooEarly(int compared, int rescales, String why) implements ElasticityVerdict {
        @Override
        public String words() {
            return "Too early to say whether replicas move this metric: " + why + " (" + compared + " of "
                    + count(rescales) + " compared).";
        }
    }

    /** @return the verdict in a sentence or two */
    String words();

    /** @return e for reckoning; 0 when there is no effect, or none is known */
    default double assumed() {
        return this instanceof Moves moves ? moves.exponent() : 0;
    }

    /**
     * @param exponent e
     * @return what a doubling of replicas does to the metric, for example {@code -38 %}
     */
    static String perDoubling(double exponent) {
        long percent = Math.round((Math.pow(2, -exponent) - 1) * 100);
        return (percent > 0 ? "+" : "") + percent + " %";
    }

    private static String count(int rescales) {
        return rescales == 1 ? "1 rescale" : rescales + " rescales";
    }

    private static String load(boolean known) {
        return known ? "" : " The load is not known; had it changed, it would look the same.";
    }
}
