package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.card.FaultCards;
import io.scaleguide.practice.card.FaultNews;
import io.scaleguide.practice.card.FaultOrder;
import io.scaleguide.practice.card.FaultSchedule;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine.Option;

/** The options of the practice cluster. */
final class PracticeSettings {
    @Option(names = "--speed", paramLabel = "N", description = "How fast its time runs, 1 to 60 (default: 1).")
    private Optional<Double> speed = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same names and jitter.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--load-model",
            paramLabel = "MODEL",
            description = "queue: more replicas help; fixed: they do not (default: queue).")
    private LoadModel loadModel = LoadModel.QUEUE;

    @Option(
            names = "--operator",
            paramLabel = "LINE",
            description = "The Kong operator's line: 1.4, 1.6 or 2.2 (default: ${DEFAULT-VALUE}).")
    private String operator = "2.2";

    @Option(
            names = "--fault",
            paramLabel = "NAME[@TIME]",
            description =
                    "What goes wrong in it, and when: NAME, NAME@30s or NAME@30s-50s on your own clock, since it started;"
                            + " may be given again. See: scaleguide practice faults")
    private List<String> faults = new ArrayList<>();

    private OperatorLine line() {
        try {
            return OperatorLine.of(operator);
        } catch (IllegalArgumentException e) {
            throw new AnswerException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Starts a practice cluster in which the faults begin in their time; closing it ends them. {@code usualSpeed}: where none was named. */
    PracticeCluster start(Surroundings surroundings, double usualSpeed, FaultNews news) {
        List<FaultOrder> orders = orders();
        PracticeCluster cluster = PracticeCluster.start(options(surroundings, usualSpeed));
        if (!orders.isEmpty()) {
            cluster.attach(FaultSchedule.start(cluster.ground(), orders, surroundings.clock(), news));
        }
        return cluster;
    }

    /** The same, where faults are not announced. */
    PracticeCluster start(Surroundings surroundings, double usualSpeed) {
        return start(surroundings, usualSpeed, new PracticeNews(Optional.empty(), surroundings.err()));
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    private List<FaultOrder> orders() {
        if (faults.isEmpty()) {
            return List.of();
        }
        FaultCards cards = PracticeCards.all();
        List<String> wrong = new ArrayList<>();
        List<FaultOrder> orders = new ArrayList<>();
        for (String fault : faults) {
            try {
                orders.add(FaultOrder.parse(fault, cards));
            } catch (IllegalArgumentException e) {
                wrong.add(String.valueOf(e.getMessage()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new AnswerException(wrong);
        }
        return orders;
    }

    PracticeOptions options(Surroundings surroundings) {
        return options(surroundings, 1);
    }

    /** The same with another speed where none was named. */
    PracticeOptions options(Surroundings surroundings, double usualSpeed) {
        return new PracticeOptions(
                speed.orElse(usualSpeed),
                seed.orElseGet(() -> new Random().nextLong()),
                loadModel,
                line(),
                surroundings.shippedFiles().resolve("assets/charts/datadog"),
                surroundings.clock());
    }
}
