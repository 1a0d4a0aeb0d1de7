package io.scaleguide.line.wizard;

import io.scaleguide.guide.wizard.Act;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import java.util.Set;

/** What can be typed at a step, as it stands. */
final class StepMenus {
    private StepMenus() {}

    /** The menu; what Enter alone does comes first. */
    static Menu of(LineWizard face, WizardView view) {
        Set<Act> may = view.may();
        StepView step = view.step();
        Stage stage = step.stage();
        Menu menu = new Menu();
        if (stage instanceof Stage.Planned planned) {
            menu.add(true, "y", "does it", () -> face.act(Act.GO))
                    .add(true, "", "does nothing and goes back to the answers", face::refuse)
                    .add(true, "n", "does the same as Enter", face::refuse)
                    .add(true, "d", "shows the lines that would change", () -> face.words()
                            .diffs(planned.changes()));
        } else if (stage instanceof Stage.Asking) {
            menu.add(may.contains(Act.GO), "", "goes on", () -> face.act(Act.GO));
        } else {
            menu.add(may.contains(Act.RETRY), "", "tries again", () -> face.act(Act.RETRY))
                    .add(may.contains(Act.RETRY), "r", "does the same", () -> face.act(Act.RETRY))
                    .add(true, "d", "says all that happened", () -> face.words().details(step));
        }
        boolean open = step.fields().stream().anyMatch(field -> field.problem().isPresent());
        return menu.add(open, "", "asks for what is missing", face::askWhatIsMissing)
                .numbers(step.fields().size(), face::change)
                .add(may.contains(Act.BACK), "b", "goes back", () -> face.act(Act.BACK))
                .add(may.contains(Act.SKIP), "s", "leaves this step out", () -> face.act(Act.SKIP))
                .add(may.contains(Act.ALL), "a", "does this and the rest without asking", () -> face.act(Act.ALL))
                .add(true, "c", "says the commands it equals", () -> face.words()
                        .commands(step))
                .add(true, "e", "explains it again, with its answers", () -> {
                    face.words().explanation(step);
                    face.words().fields(step);
                })
                .add(true, "u", "says what an undo would take back", face::foretellUndo)
                .add(true, "w", "says where you are", () -> face.words().where(view))
                .add(true, "q", "leaves", face::leave);
    }
}
