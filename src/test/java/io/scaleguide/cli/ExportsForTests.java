package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.lint.Checked;
import io.scaleguide.lint.Linter;
import io.scaleguide.lint.file.LintFiles;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Exports with the names of a practice cluster.
 *
 * @param practice the cluster
 * @param folder where files go
 */
record ExportsForTests(PracticeCluster practice, Path folder) {
    private static final Map<String, String> NAMES =
            Map.of("script", "run.sh", "helm-values", "values.yaml", "markdown", "guide.md");

    /** A practice cluster, to be closed. */
    static PracticeCluster cluster() {
        return PracticeCluster.start(new PracticeOptions(
                1, 1, LoadModel.QUEUE, OperatorLine.of("2.2"), Path.of("assets/charts/datadog"), Clock.systemUTC()));
    }

    /** Runs the command. */
    static InProcess run(String... arguments) {
        return InProcess.run(
                "", Stream.concat(Stream.of("export"), Stream.of(arguments)).toList());
    }

    /** Runs the command on the cluster. */
    InProcess export(String format, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--kubeconfig", practice.kubeconfig().toString(), "--format", format));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** What is exported, in a file or a folder. */
    Path exported(String format, String... more) {
        Path out = folder.resolve(NAMES.getOrDefault(format, format));
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--out", out.toString()));
        InProcess run = export(format, arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return out;
    }

    /** What lint finds in it. */
    static List<String> traps(Path exported) {
        LintFiles files = LintFiles.read(List.of(exported.toString()), InputStream.nullInputStream());
        assertThat(files.problems()).isEmpty();
        List<Checked> checked = new Linter(trap -> true).look(files.texts());
        return checked.stream()
                .flatMap(one -> one.traps().stream()
                        .map(trap -> one.source().file() + ":" + trap.line() + " "
                                + trap.finding().id()))
                .toList();
    }

    /** Its files. */
    static List<Path> files(Path exported) throws IOException {
        try (Stream<Path> all = Files.walk(exported)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A YAML document. */
    static JsonNode yaml(String text) {
        return new YAMLMapper().readTree(text);
    }
}
