package io.scaleguide.tui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.model.PanelModel;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A demonstration on the panel, of which a recorded session is what it sees, second by second. */
class PresenterTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final Recording recording = Recorded.session();
    private final List<String> log = new ArrayList<>();
    private WizardView over = view(List.of());
    private long seconds;
    private boolean onPanel;

    @BeforeEach
    void readTheSteps() throws IOException {
        Registry known = Catalog.registry();
        DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json")));
        over = view(new StepLoader(schema, known.checkIds(), known.actionIds()).load(Path.of("wizard-steps")));
    }

    private static WizardView view(List<StepDefinition> steps) {
        return new WizardView(
                steps.stream()
                        .map(step -> new StepView(
                                step,
                                step.explanation(),
                                List.of(),
                                new Stage.Done(Duration.ZERO),
                                List.of(),
                                List.of(),
                                List.of()))
                        .toList(),
                steps.size() - 1,
                ClusterMark.of("practice-1", "http://127.0.0.1:1", ""),
                "",
                Set.of(),
                Optional.empty(),
                false,
                false,
                true);
    }

    private static PanelScene scene(String say, Until until, String... keys) {
        return new PanelScene(
                List.of(say),
                List.of(keys).stream().map(Key::typed).toList(),
                Optional.of(SHORT),
                Optional.of(until),
                Duration.ofMinutes(4),
                Duration.ZERO);
    }

    private Presenter presenter(PanelScene... scenes) {
        DemoScript script = new DemoScript(Duration.ofMinutes(1), List.of(), List.of(scenes));
        return new Presenter(script, this::sight, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private Sight sight() {
        return new Sight(over, true, onPanel, onPanel ? Optional.of(panel()) : Optional.empty());
    }

    private PanelView panel() {
        Instant now = recording.header().start().plusSeconds(seconds);
        PanelModel model =
                new PanelModel(recording.header().scope(), recording.header().periods());
        for (PanelEvent event : recording.events()) {
            if (!event.at().isAfter(now)) {
                model.take(event);
            }
        }
        return model.view(now);
    }

    /** Plays until it wants nothing more; keys are noted, and what is said when it is said first. */
    private void play(Presenter presenter) {
        for (int i = 0; i < 900 && presenter.mode() == Presenter.Mode.PLAYING; i++) {
            presenter.press(false).ifPresent(key -> {
                onPanel |= key.equals(Key.of(Key.Code.F7));
                log.add("[" + key.words() + "]");
            });
            if (!log.contains(presenter.says())) {
                log.add(presenter.says());
            }
            seconds++;
        }
    }

    @Test
    void theScenesGoByWhatThePanelShows() {
        Presenter presenter = presenter(
                scene("Load.", Until.ABOVE_TARGET, "s", ">"),
                scene("Above.", Until.SCALED_UP),
                scene("Up.", Until.BELOW_TARGET, "8"),
                scene("Below.", Until.SCALED_DOWN, "s"));
        play(presenter);
        assertThat(presenter.mode()).isEqualTo(Presenter.Mode.OVER);
        assertThat(log)
                .filteredOn(words -> !words.startsWith("A moment") && !words.isEmpty())
                .containsExactly(
                        "All steps are done. Now the live panel of this HPA.",
                        "[F7]",
                        "Load.",
                        "[s]",
                        "[>]",
                        "Above.",
                        "Up.",
                        "[8]",
                        "Below.",
                        "[s]");
    }

    @Test
    void whatDoesNotComeIsForThePersonToSeeTo() {
        Presenter presenter = presenter(
                new PanelScene(
                        List.of("Load."),
                        List.of(),
                        Optional.of(SHORT),
                        Optional.of(Until.SCALED_UP),
                        Duration.ofSeconds(3),
                        Duration.ZERO),
                scene("And now?", Until.ABOVE_TARGET));
        play(presenter);
        assertThat(presenter.mode()).isEqualTo(Presenter.Mode.YOURS);
        assertThat(presenter.says()).isEqualTo("What it waited for has not come.");
        assertThat(presenter.takes(new Input.Pressed(Presenter.HAND_BACK))).isTrue();
        presenter.press(false);
        assertThat(presenter.says()).isEqualTo("And now?");
    }

    @Test
    void rightWaitsForNothing() {
        Presenter presenter = presenter(scene("Load.", Until.SCALED_UP), scene("And now?", Until.ABOVE_TARGET));
        while (!presenter.says().equals("Load.") || presenter.left().isPresent()) {
            presenter.press(false).ifPresent(key -> onPanel = true);
            seconds++;
        }
        presenter.press(false);
        assertThat(presenter.takes(new Input.Pressed(Key.of(Key.Code.RIGHT)))).isTrue();
        seconds += 2;
        presenter.press(false);
        assertThat(presenter.says()).isEqualTo("And now?");
    }
}
