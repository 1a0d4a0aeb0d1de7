package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.headless.DoctorFace;
import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.record.RecordingReader;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.dump.AnsiDump;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the recipes of CONTRIBUTING.md say, with the files that they show, in a copy of the folders. */
class RecipesIT {
    /** A file of a recipe: its path in the first line. */
    private static final Pattern RECIPE = Pattern.compile("(?s)```yaml\n# (\\S+/[\\w-]+\\.yaml)\n(.*?)```\n");

    private static final int MOST_LINES = 10;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path copy;

    @BeforeEach
    void follow() throws IOException {
        for (String folder : List.of("wizard-steps", "assets/findings", "assets/themes", "assets/schema")) {
            copy(Path.of(folder));
        }
        for (MatchResult recipe : recipes()) {
            Path file = copy.resolve(recipe.group(1));
            assertThat(file).as("a name of its own").doesNotExist();
            Files.writeString(file, recipe.group(2));
        }
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(copy.resolve(folder));
            files.forEach(file -> {
                try {
                    Files.copy(file, copy.resolve(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static List<MatchResult> recipes() throws IOException {
        return RECIPE.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                .results()
                .toList();
    }

    @Test
    void thereIsOneForAStepAFindingAndAThemeInTenLinesEach() throws IOException {
        assertThat(recipes())
                .map(recipe -> recipe.group(1).replaceAll("/[^/]*$", ""))
                .containsExactly("wizard-steps", "assets/findings", "assets/themes");
        assertThat(recipes())
                .allSatisfy(recipe -> assertThat(recipe.group(2).lines()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void theStepIsInTheGuideAndIsDone() throws IOException {
        PracticeOptions options = new PracticeOptions(
                60, 11, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PracticeCluster practice = PracticeCluster.start(options)) {
            int code = GuideForTests.up(
                    output,
                    practice,
                    Files.createDirectories(copy.resolve("home")),
                    "--steps",
                    copy.resolve("wizard-steps").toString(),
                    "--from",
                    "look-back",
                    "--until",
                    "look-back");
            assertThat(code).as(output.toString(StandardCharsets.UTF_8)).isZero();
        }
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("[12/12] Look back", "Does the cluster still answer", "answers: Kubernetes", "step done in");
    }

    @Test
    void theFindingIsInTheCatalogueAndTheDoctorSaysIt() {
        FindingCatalogue catalogue = FindingCatalogue.load(copy.resolve("assets"));
        ReadingDraft draft = new ReadingDraft(Hop.OPERATOR_METRICS);
        draft.breaks(Finding.of("operator-asleep", "operator", "kong-system/operator"));
        Diagnosis diagnosis = new Diagnosis(
                RecordingReader.read(Recorded.FILE).header().scope(),
                NOON,
                List.of(draft.judged("No pod of the operator answers.")),
                Duration.ofMillis(5));
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        new DoctorFace(new PrintStream(output, true, StandardCharsets.UTF_8), ZoneOffset.UTC, catalogue)
                .print(diagnosis);

        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("x The operator is scaled to nothing  [operator-asleep]")
                .contains("The Deployment kong-system/operator wants 0 replicas.")
                .contains("Scale kong-system/operator up again.");
    }

    @Test
    void theThemeIsOfferedAndDraws() {
        ThemeFiles themes = ThemeFiles.in(copy.resolve("assets"));
        assertThat(themes.names()).contains("dusk");
        Canvas canvas = new Canvas(new Size(12, 2));
        canvas.put(0, 0, "Look", Role.TITLE);
        canvas.put(0, 1, "fine", Role.OK);

        assertThat(AnsiDump.write(canvas, themes.named("dusk"), ColourDepth.TRUE))
                .contains("\u001b[1;38;2;255;215;95mLook", "\u001b[38;2;135;215;135mfine");
    }
}
