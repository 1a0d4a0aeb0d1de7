package io.scaleguide.line.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.line.LineTerminal.Kind;
import io.scaleguide.line.TypedTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What someone hears and types at the line wizard. The transcripts are files that somebody has read. */
@Timeout(60)
class LineWizardTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    /** What xterm sends for Up while a line is edited. */
    private static final String UP = "\u001bOA";

    @TempDir
    private Path folder;

    @Test
    void someoneNewGoesThroughTwoSteps() throws Exception {
        try (LineStory story = begin("kind-demo", work -> {})) {
            story.at("? says what else: ", "")
                    .at("API key (needed, not shown while you type): ", KEY)
                    .at("Enter goes on, ? says what else: ", "c")
                    .at("Enter goes on, ? says what else: ", "")
                    .at("Enter goes on, ? says what else: ", "w")
                    .at("Enter goes on, ? says what else: ", "")
                    .at("[y/N] ", "d")
                    .at("[y/N] ", "y")
                    .leaves()
                    .reads("first-time");
            assertThat(story.wizard().view().over()).isTrue();
            assertThat(story.transcript()).doesNotContain(KEY.substring(0, 6));
        }
    }

    @Test
    void anAnswerThatWillNotDoIsAnsweredWithTheReasonAndAskedAgain() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.at("? says what else: ", "2")
                    .at("Target, in ms [150 ms]: ", "soon")
                    .at("Target, in ms [150 ms]: ", "20000")
                    .at("Target, in ms [150 ms]: ", "200 ms")
                    .at("? says what else: ", "3")
                    .at("yes or no [no]: ", "?")
                    .at("yes or no [no]: ", "maybe")
                    .at("yes or no [no]: ", "y")
                    .at("? says what else: ", "4")
                    .at("line 1: ", "agents: {")
                    .at("line 2: ", ".")
                    .at("line 1: ", "agents:")
                    .at("line 2: ", "  enabled: true")
                    .at("line 3: ", ".")
                    .at("? says what else: ", "9")
                    .at("? says what else: ", "e")
                    .at("? says what else: ", "q")
                    .leaves()
                    .reads("wrong-answers");
        }
    }

    @Test
    void aKeyIsNeitherShownNorKept() throws Exception {
        String wrong = "ffffffff0000000011111111222222223";
        try (LineStory story = begin("kind-demo", work -> {})) {
            story.at("? says what else: ", "")
                    .at("not shown while you type): ", "")
                    .at("? says what else: ", "")
                    .at("not shown while you type): ", wrong)
                    .at("not shown while you type): ", KEY)
                    .at("? says what else: ", "2")
                    .at("API key (not shown while you type) [set]: ", "")
                    .at("? says what else: ", "1")
                    .at("Datadog site [datadoghq.com]: ", "datadoghq.e\t")
                    .at("? says what else: ", "q")
                    .leaves()
                    .reads("secret");
            assertThat(story.wizard().view().toString() + everyFile() + story.transcript())
                    .doesNotContain(KEY.substring(0, 6), wrong.substring(0, 6));
            assertThat(story.wizard().view().step().fields().get(0).value()).isEqualTo("datadoghq.eu");
        }
    }

    @Test
    void earlierAnswersAreFoundAgainWithUp() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.at("? says what else: ", "1")
                    .at("Helm release [datadog]: ", "agents")
                    .at("? says what else: ", "q");
            story.leaves();
        }
        Path history = folder.resolve("answers/release");
        assertThat(Files.readAllLines(history)).containsExactly("agents");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        try (LineStory story = atInstall(work -> {})) {
            story.at("? says what else: ", "1")
                    .at("Helm release [datadog]: ", UP)
                    .at("? says what else: ", "q");
            story.leaves();
            assertThat(story.wizard().view().step().fields().get(0).value()).isEqualTo("agents");
        }
        assertThat(folder.resolve("answers/api-key")).doesNotExist();
    }

    @Test
    void productionIsAskedAboutTwiceTheSecondTimeByItsName() throws Exception {
        try (LineStory story = begin("shop-prod-eu", work -> {})) {
            toInstall(story)
                    .at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .at("Name of the context: ", "y")
                    .at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .at("Name of the context: ", "shop-prod-eu")
                    .leaves()
                    .reads("production");
        }
    }

    @Test
    void aFailureSaysWhatToDoAndCanBeTriedAgain() throws Exception {
        Verdict bad = LineStory.bad("The agents do not start.", "Their image cannot be pulled.", "Check the registry.");
        try (LineStory story =
                atInstall(work -> work.says("agents-ready", bad, new Verdict.Fine("1 of 1 agents ready.")))) {
            story.at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .at("Enter tries again, ? says what else: ", "d")
                    .at("Enter tries again, ? says what else: ", "?")
                    .at("Enter tries again, ? says what else: ", "r")
                    .at("[y/N] ", "y")
                    .leaves()
                    .reads("failure");
        }
    }

    @Test
    void goingBackSaysThatItChangesNothing() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.at("? says what else: ", "u")
                    .at("? says what else: ", "b")
                    .at("? says what else: ", "1")
                    .at("Datadog site [datadoghq.com]: ", "datadoghq.eu")
                    .at("? says what else: ", "s")
                    .at("? says what else: ", "w")
                    .at("? says what else: ", "q")
                    .leaves()
                    .reads("back");
        }
    }

    @Test
    void anAnswerOfThePlanIsChangedByItsNumber() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.at("? says what else: ", "")
                    .at("[y/N] ", "1")
                    .at("Helm release [datadog]: ", "agents")
                    .at("? says what else: ", "")
                    .at("[y/N] ", "")
                    .at("? says what else: ", "q")
                    .leaves()
                    .reads("changed");
        }
    }

    @Test
    void ctrlCStopsWhatRunsAndSaysHowThingsAreLeft() throws Exception {
        try (LineStory story = atInstall(work -> work.blocks("datadog-release"))) {
            story.at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .hears("Secret datadog/datadog-keys is as it should be.");
            story.work().awaitBlocked();
            story.press("", TypedTerminal.CTRL_C)
                    .press("Enter tries again, ? says what else: ", TypedTerminal.CTRL_C)
                    .leaves()
                    .reads("cancelled");
            assertThat(story.wizard().view().step().stage()).isInstanceOf(Stage.Cancelled.class);
        }
    }

    @Test
    void afterTheLastStepTheStoryIsFollowedUntilEnter() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.told().prepare();
            story.at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .at("Follow what the HPA does, a sentence for each change? [y/N] ", "y")
                    .at("2 of 3 replicas are ready.", "")
                    .leaves()
                    .reads("followed");
            assertThat(story.told().ended()).isTrue();
        }
    }

    @Test
    void ctrlCEndsTheStoryAndNoMoreThanThat() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.told().prepare();
            story.at("? says what else: ", "").at("[y/N] ", "y").at("each change? [y/N] ", "y");
            story.press("2 of 3 replicas are ready.", TypedTerminal.CTRL_C).leaves();
            assertThat(story.told().ended()).isTrue();
            assertThat(story.wizard().view().exitCode()).isZero();
        }
    }

    @Test
    void aStoryThatCannotBeToldSaysWhyAndOneThatIsNotWantedIsNotBegun() throws Exception {
        try (LineStory story = atInstall(work -> {})) {
            story.told().refuse("The cluster does not answer any more.");
            story.at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .at("each change? [y/N] ", "y")
                    .hears("The cluster does not answer any more.")
                    .leaves();
        }
        try (LineStory story = atInstall(work -> {})) {
            story.told().prepare();
            story.at("? says what else: ", "")
                    .at("[y/N] ", "y")
                    .at("each change? [y/N] ", "")
                    .leaves();
            assertThat(story.transcript()).doesNotContain("Enter ends it");
        }
    }

    @Test
    void theRestIsDoneWithoutAskingAndEachChangeIsSaid() throws Exception {
        try (LineStory story = begin("kind-demo", work -> {})) {
            story.at("? says what else: ", "")
                    .at("not shown while you type): ", KEY)
                    .at("? says what else: ", "a")
                    .leaves()
                    .reads("unattended");
        }
    }

    @Test
    void aTerminalThatDrawsNothingHidesTheKeyTooAndIsPutBack() throws Exception {
        try (LineStory story = LineStory.begin(folder, "kind-demo", Kind.PRINTING, work -> {})) {
            toInstall(story).at("? says what else: ", "1").at("Helm release [datadog]: ", "agents");
            story.at("? says what else: ", "q").leaves();
            assertThat(story.transcript())
                    .contains("Helm release: agents, as you typed.", "[datadog]: agents")
                    .doesNotContain(KEY.substring(0, 6));
        }
    }

    @Test
    void ctrlCLeavesAtThePromptOfATerminalThatDrawsNothing() throws Exception {
        try (LineStory story = LineStory.begin(folder, "kind-demo", Kind.PRINTING, work -> {})) {
            story.press("? says what else: ", TypedTerminal.CTRL_C).leaves();
            assertThat(story.wizard().view().current()).isZero();
        }
    }

    private LineStory begin(String context, ScriptedWork.Script script) throws Exception {
        return LineStory.begin(folder, context, Kind.EDITING, script);
    }

    private LineStory atInstall(ScriptedWork.Script script) throws Exception {
        return toInstall(begin("kind-demo", script));
    }

    private static LineStory toInstall(LineStory story) throws Exception {
        return story.at("? says what else: ", "")
                .at("not shown while you type): ", KEY)
                .at("? says what else: ", "")
                .hears("Step 3 of 3");
    }

    private String everyFile() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : all) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
