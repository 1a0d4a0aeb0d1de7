package io.scaleguide.cli;

import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.run.RunOptions;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.headless.JsonFace;
import io.scaleguide.headless.PanelFace;
import io.scaleguide.headless.PlainFace;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.PracticeCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the guide without a screen: the whole main job, or a part of it. */
@Command(
        name = "up",
        description = "Does the whole job: keys, Datadog, scraping, traffic, DatadogMetric, HPA, and watches it scale.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    /** How a face writes. */
    enum Output {
        PLAIN,
        JSON
    }

    private final Surroundings surroundings;
    private final boolean planOnly;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private PracticeSettings practice = new PracticeSettings();

    @Option(names = "--practice", description = "Runs on a practice cluster of its own, made for this run.")
    private boolean onPractice;

    @Option(names = "--plan", description = "Shows what would change and changes nothing.")
    private boolean plan;

    @Option(names = "--yes", description = "Changes the cluster without asking.")
    private boolean yes;

    @Option(names = "--from", paramLabel = "STEP", description = "The first step; earlier ones are taken as done.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "STEP", description = "The last step.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--helm",
            paramLabel = "ENGINE",
            description = "auto, path or embedded (default: ${DEFAULT-VALUE}).")
    private String helm = "auto";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "plain or json (default: plain).")
    private Output output = Output.PLAIN;

    @Option(
            names = {"-q", "--quiet"},
            description = "Leaves out explanations, answers, diffs and helm's own lines.")
    private boolean quiet;

    @Mixin
    private FollowOption follow = new FollowOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UpCommand(Surroundings surroundings) {
        this(surroundings, false);
    }

    /** @param plan whether nothing is changed, whatever the options say */
    UpCommand(Surroundings surroundings, boolean plan) {
        this.surroundings = surroundings;
        this.planOnly = plan;
    }

    @Override
    public Integer call() {
        if (onPractice && cluster.named()) {
            throw new AnswerException(
                    List.of("--practice brings its own cluster: leave out --context and --kubeconfig."));
        }
        if (!onPractice && practice.hasFaults()) {
            throw new AnswerException(List.of("--fault is for a practice cluster: add --practice."));
        }
        if (!List.of("auto", "path", "embedded").contains(helm)) {
            throw new AnswerException(List.of("--helm is auto, path or embedded, not \"" + helm + "\"."));
        }
        if (follow.wanted() && planned()) {
            throw new ParameterException(
                    spec.commandLine(), "--follow needs something to follow: a plan makes no HPA.");
        }
        return Interruption.guard(() ->
                onPractice ? practise() : run(cluster.choice(surroundings), surroundings.stateFolder(), Map.of()));
    }

    private int practise() {
        try (PracticeCluster made = practice.start(surroundings, 1)) {
            return run(
                    new ClusterChoice(List.of(made.kubeconfig()), Optional.of(made.context())),
                    made.folder(),
                    made.answers());
        }
    }

    private int run(ClusterChoice choice, Path stateFolder, Map<String, String> clusterAnswers) {
        Guide guide = Guide.load(surroundings, answers, cluster.context(), clusterAnswers);
        Answers settled = guide.answers();
        demandSteps(guide.steps());
        if (!planned() && !yes && !onPractice) {
            surroundings
                    .err()
                    .println("This changes the cluster. Add --yes to go on, or --plan to see what would change.");
            return ExitCode.USAGE;
        }
        return new Unattended(surroundings, choice, stateFolder, helm)
                .run(
                        guide,
                        settled,
                        new RunOptions(planned(), from, until),
                        face(),
                        connected -> follow.tell(surroundings, settled, connected, form()));
    }

    private boolean planned() {
        return plan || planOnly;
    }

    private void demandSteps(List<StepDefinition> steps) {
        List<String> known = steps.stream().map(StepDefinition::id).toList();
        for (String step : List.of(from.orElse(known.get(0)), until.orElse(known.get(0)))) {
            if (!known.contains(step)) {
                throw new AnswerException(
                        List.of("There is no step \"" + step + "\"; there are " + String.join(", ", known) + "."));
            }
        }
    }

    private PanelFace.Form form() {
        return switch (output) {
            case PLAIN -> PanelFace.Form.PLAIN;
            case JSON -> PanelFace.Form.JSON;
        };
    }

    private EventSink face() {
        return switch (output) {
            case PLAIN -> new PlainFace(surroundings.out(), surroundings.zone(), quiet);
            case JSON -> new JsonFace(surroundings.out(), surroundings.clock());
        };
    }
}
