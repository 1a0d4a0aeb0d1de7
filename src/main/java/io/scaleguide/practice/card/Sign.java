package io.scaleguide.practice.card;

/** How a fault shows itself. */
public sealed interface Sign {
    /** @return {@code finding}, {@code problem} or {@code overcome} */
    String kind();

    /** @return the id, or the sentence */
    String what();

    /**
     * The doctor finds it.
     *
     * @param id the finding's id, as in {@code assets/findings}
     */
    record Finding(String id) implements Sign {
        @Override
        public String kind() {
            return "finding";
        }

        @Override
        public String what() {
            return id;
        }
    }

    /**
     * A run of the guide ends with it.
     *
     * @param id the problem's id, as in {@code up -o json}
     * @param words what the problem says, among other words
     */
    record Problem(String id, String words) implements Sign {
        @Override
        public String kind() {
            return "problem";
        }

        @Override
        public String what() {
            return id;
        }
    }

    /**
     * It is got over: nothing is found, and a run comes to its end.
     *
     * @param how why it does no harm, as a sentence
     */
    record Overcome(String how) implements Sign {
        @Override
        public String kind() {
            return "overcome";
        }

        @Override
        public String what() {
            return how;
        }
    }
}
