package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.Act;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with a step, in words and with keys. */
final class ActCommands {
    private static final String GROUP = "The step";

    private ActCommands() {}

    /**
     * The acts that are possible now, the one that goes on first; where production is asked about, the one that does not.
     *
     * @param view the wizard
     * @param chosen takes the act that is chosen
     */
    static List<KeyedCommand> of(WizardView view, Consumer<Act> chosen) {
        List<KeyedCommand> all = new ArrayList<>();
        Stage stage = view.step().stage();
        if (stage instanceof Stage.AskingTwice twice) {
            add(all, view, Act.EDIT, Key.Code.F4, "No, change nothing", chosen);
            add(all, view, Act.GO, Key.Code.F5, "Yes, change " + twice.context(), chosen);
            return all;
        }
        // Asking with something missing: the button is there, and shows what is missing.
        if (stage instanceof Stage.Asking || view.may().contains(Act.GO)) {
            all.add(command(Act.GO, Key.Code.F5, go(view), chosen));
        }
        add(all, view, Act.RETRY, Key.Code.F5, "Try again", chosen);
        add(all, view, Act.CANCEL, Key.Code.F9, "Stop", chosen);
        boolean asks = !view.step().fields().isEmpty();
        add(all, view, Act.EDIT, Key.Code.F4, asks ? "Change answers" : "To its start", chosen);
        add(all, view, Act.BACK, Key.Code.F3, "Back", chosen);
        add(all, view, Act.SKIP, Key.Code.F6, "Leave out", chosen);
        add(all, view, Act.ALL, Key.Code.F8, "Do the rest", chosen);
        return all;
    }

    private static String go(WizardView view) {
        Stage stage = view.step().stage();
        if (stage instanceof Stage.Planned) {
            return "Do it";
        }
        return stage instanceof Stage.Done || stage instanceof Stage.Skipped ? "Next step" : "Continue";
    }

    private static void add(
            List<KeyedCommand> all, WizardView view, Act act, Key.Code key, String what, Consumer<Act> chosen) {
        if (view.may().contains(act)) {
            all.add(command(act, key, what, chosen));
        }
    }

    private static KeyedCommand command(Act act, Key.Code key, String what, Consumer<Act> chosen) {
        return KeyedCommand.shown(Key.of(key), what, GROUP, () -> chosen.accept(act));
    }
}
