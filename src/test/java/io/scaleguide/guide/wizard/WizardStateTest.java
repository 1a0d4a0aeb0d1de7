package io.scaleguide.guide.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.run.StepRun;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.LiveNames;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.ClusterChoice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes back from errands of before no longer counts. */
class WizardStateTest {
    private final Sent sent = new Sent();
    private final WizardState state = new WizardState(setup(), sent);

    @Test
    void whatAnOlderLookAheadFoundIsNotTheClusterThatIsMeantNow() {
        state.opened();
        state.answered(ChosenCluster.FIELD, "kind-dmeo");
        state.marked(sent.readings, ClusterMark.of("", "", ""));

        state.found(sent.looks.get(0), new GuideEvent.ClusterFound("kind-demo", "https://demo:6443", "v1.36.1"));

        assertThat(state.view().cluster().context()).isEmpty();
    }

    @Test
    void whatTheLookAheadOfTheseAnswersFoundIsTheCluster() {
        state.opened();
        state.answered(ChosenCluster.FIELD, "kind-demo");

        state.found(sent.looks.get(1), new GuideEvent.ClusterFound("kind-demo", "https://demo:6443", "v1.36.1"));
        state.marked(sent.readings, ClusterMark.of("kind-demo", "https://demo:6443", ""));

        assertThat(state.view().cluster())
                .isEqualTo(new ClusterMark("kind-demo", "https://demo:6443", "v1.36.1", ClusterMark.Kind.REAL));
    }

    private static WizardSetup setup() {
        return new WizardSetup(
                List.of(cluster()),
                new Registry(List.of(), List.of()),
                new AnswerResolver(Map.of(), Map.of(), Map.of(), Map.of()),
                new SessionSetup(
                        new ClusterChoice(List.of(), Optional.empty()),
                        Optional.empty(),
                        Path.of("target"),
                        Map.of(),
                        "auto",
                        Clock.systemUTC()),
                length -> {},
                Duration.ZERO);
    }

    private static StepDefinition cluster() {
        FieldDefinition context = new FieldDefinition(
                ChosenCluster.FIELD,
                "Cluster",
                FieldDefinition.Type.TEXT,
                "",
                Optional.of(""),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(LiveNames.CONTEXTS));
        return new StepDefinition(
                1,
                "cluster",
                "Choose the cluster",
                "",
                "",
                true,
                List.of(context),
                List.of("cluster-answers"),
                List.of(),
                List.of(),
                Duration.ofMinutes(1),
                "",
                List.of(),
                List.of());
    }

    /** Keeps which errands it was sent on, and does none. */
    private static final class Sent implements Errands {
        private final List<Integer> looks = new ArrayList<>();
        private int readings;

        @Override
        public void run(StepState step, Answers answers, StepRun.Part part) {}

        @Override
        public void cancel() {}

        @Override
        public void lookAhead(int turn, StepState step, Answers answers) {
            looks.add(turn);
        }

        @Override
        public void forgetLookAhead() {}

        @Override
        public void readNames(StepState step, String field, LiveNames what, Answers answers) {}

        @Override
        public void readCluster(int turn, Answers answers) {
            readings = turn;
        }

        @Override
        public void foretellUndo(StepDefinition first, Answers answers) {}
    }
}
