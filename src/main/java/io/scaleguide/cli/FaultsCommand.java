package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.FaultsFace;
import io.scaleguide.practice.card.FaultCard;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can go wrong in a practice cluster on demand. */
@Command(
        name = "faults",
        description = "Lists the faults that --fault lets begin in a practice cluster.",
        mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {
    /** How the list is written. */
    enum Output {
        TABLE,
        JSON
    }

    private final Surroundings surroundings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json (default: table).")
    private Output output = Output.TABLE;

    FaultsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<FaultsFace.Row> rows =
                PracticeCards.all().all().stream().map(FaultsCommand::row).toList();
        FaultsFace face = new FaultsFace(surroundings.out());
        switch (output) {
            case TABLE -> face.table(rows);
            case JSON -> face.json(rows);
        }
        return ExitCode.DONE;
    }

    private static FaultsFace.Row row(FaultCard card) {
        return new FaultsFace.Row(
                card.name(),
                card.wrong(),
                card.sign().kind(),
                card.sign().what(),
                card.ends().words(),
                card.exercise().isPresent());
    }
}
