package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.export.ExportFile;
import io.scaleguide.guide.export.ExportFormat;
import io.scaleguide.guide.export.Exports;
import io.scaleguide.guide.export.KeptRun;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.helm.UpgradeRequest;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.PracticeCluster;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Writes what {@code up} would do as things that a team keeps. */
@Command(
        name = "export",
        description =
                "Writes what up does as a script, as manifests, as values or as a page, with your names. Changes nothing; no key is in it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 written, 1 the cluster has no Kong operator or the disk refuses, 2 an answer will not do or a file is there already,",
            "3 the cluster does not answer."
        })
final class ExportCommand implements Callable<Integer> {
    /** Where only a practice cluster finds its charts and its Datadog; it is gone when the export is read. */
    private static final List<String> PRACTICE_ADDRESSES = List.of("chart-repo", "datadog-url", "listener-port");

    private static final String VALUES = "values.yaml";

    private final Surroundings surroundings;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private PracticeSettings practice = new PracticeSettings();

    @Option(
            names = "--practice",
            description = "Takes the names of a practice cluster made for this, and the usual addresses.")
    private boolean onPractice;

    @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "${COMPLETION-CANDIDATES}.")
    private ExportFormat format = ExportFormat.SCRIPT;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description = "The file or folder to write; needed for what is a folder (default: standard output).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Writes over files that are there already.")
    private boolean force;

    private ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The command, without those settings of a practice cluster that make no difference to what is written. */
    static CommandLine of(Surroundings surroundings) {
        CommandLine command = new CommandLine(new ExportCommand(surroundings));
        CommandSpec spec = command.getCommandSpec();
        List.of("--speed", "--seed", "--load-model", "--fault").forEach(name -> spec.remove(spec.findOption(name)));
        return command;
    }

    @Override
    public Integer call() {
        if (onPractice && cluster.named()) {
            throw new AnswerException(
                    List.of("--practice brings its own cluster: leave out --context and --kubeconfig."));
        }
        if (format.folder() && out.isEmpty()) {
            throw new AnswerException(List.of("--format " + format + " is a folder: name it with --out."));
        }
        return Interruption.guard(() ->
                onPractice ? practise() : write(cluster.choice(surroundings), surroundings.stateFolder(), Map.of()));
    }

    private int practise() {
        try (PracticeCluster made = practice.start(surroundings, 1)) {
            Map<String, String> known = new HashMap<>(made.answers());
            known.keySet().removeAll(PRACTICE_ADDRESSES);
            return write(
                    new ClusterChoice(List.of(made.kubeconfig()), Optional.of(made.context())), made.folder(), known);
        }
    }

    private int write(ClusterChoice choice, Path stateFolder, Map<String, String> clusterAnswers) {
        Guide guide = Guide.load(surroundings, answers, cluster.context(), clusterAnswers);
        // Whatever keys there are stay where they are: an export needs none.
        Answers settled = guide.resolver().typed(Guide.NO_KEYS).resolve(guide.steps());
        SessionSetup setup = new SessionSetup(
                ChosenCluster.of(choice, settled),
                surroundings.home(),
                stateFolder,
                surroundings.environment(),
                "auto",
                surroundings.clock());
        try (Session session = new Session(setup)) {
            List<ExportFile> files = format == ExportFormat.HELM_VALUES
                    ? values(KeptRun.release(guide.steps(), guide.registry(), session, settled))
                    : files(KeptRun.of(guide.steps(), guide.registry(), session, settled));
            int code = new ExportPlace(surroundings, out, format.folder(), force).put(files);
            if (code == ExitCode.DONE) {
                new ExportLook(surroundings).tell(files);
            }
            return code;
        }
    }

    private List<ExportFile> values(Optional<UpgradeRequest> chart) {
        UpgradeRequest request =
                chart.orElseThrow(() -> new AnswerException(List.of("No step of this guide installs a chart.")));
        String name = out.map(path -> path.getFileName().toString()).orElse(VALUES);
        return List.of(new ExportFile(VALUES, Exports.values(request, name)));
    }

    private List<ExportFile> files(KeptRun run) {
        return switch (format) {
            case KUSTOMIZE -> Exports.kustomize(run);
            case ARGO -> Exports.argo(run);
            case MARKDOWN -> List.of(new ExportFile("guide.md", Exports.markdown(run)));
            case SCRIPT, HELM_VALUES -> List.of(new ExportFile("script.sh", Exports.script(run)));
        };
    }
}
