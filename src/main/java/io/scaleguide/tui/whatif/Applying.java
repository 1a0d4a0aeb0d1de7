package io.scaleguide.tui.whatif;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.whatif.Edits;
import io.scaleguide.panel.whatif.PolicyPatch;
import io.scaleguide.panel.whatif.Setting;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** From a policy that was tried to the HPA itself: asks, twice where it looks like production, and says what came of it. */
final class Applying {
    private static final String TITLE = "Change the HPA";

    private final ClusterMark cluster;
    private final HpaChanges changes;
    private final Consumer<String> note;
    private Optional<Asking> asking = Optional.empty();
    private volatile Optional<StyledLine> said = Optional.empty();

    Applying(ClusterMark cluster, HpaChanges changes, Consumer<String> note) {
        this.cluster = cluster;
        this.changes = changes;
        this.note = note;
    }

    /** The question that is to be asked now; asked once. */
    Optional<Asking> asks() {
        Optional<Asking> question = asking;
        asking = Optional.empty();
        return question;
    }

    /** What came of the last change; empty before the first, and from the next edit on. */
    Optional<StyledLine> said() {
        return said;
    }

    void forget() {
        said = Optional.empty();
    }

    /** Says that what was typed last is not replayed. */
    void notYet() {
        say("Nothing is changed: what you typed last is not replayed yet.", Role.WARN);
    }

    /** Says that it will ask. */
    void soon() {
        say("You are asked as soon as what you typed last is replayed.", Role.BUSY);
    }

    /** Asks whether the tried policy is to be the HPA's; says why where it cannot be. */
    void ask(PanelView view, Simulation simulation) {
        Optional<PolicyPatch> patch = simulation.patch();
        if (patch.isEmpty()) {
            say("Nothing is otherwise than it is in the HPA.", Role.WARN);
        } else if (!simulation.presentKnown()) {
            say("The HPA's spec is not known yet; nothing can be changed.", Role.WARN);
        } else {
            ask(view, simulation, patch.get());
        }
    }

    private void ask(PanelView view, Simulation simulation, PolicyPatch patch) {
        forget();
        JsonNode seen = simulation
                .session()
                .specs()
                .get(simulation.session().specs().size() - 1)
                .spec();
        boolean production = cluster.kind() == ClusterMark.Kind.PRODUCTION;
        String text = view.scope().namespace() + "/" + view.scope().hpa() + " in " + cluster.context() + ":\n"
                + words(simulation) + "\n\n" + command(view, patch)
                + "\n\n\"scaleguide undo --to finish\" puts back what was there. Change it?";
        Runnable change = () -> change(patch, seen);
        asking = Optional.of(new Asking(
                TITLE, text, "Change it", production, production ? () -> asking = Optional.of(again(change)) : change));
    }

    private Asking again(Runnable change) {
        return new Asking(
                TITLE,
                cluster.context() + " looks like production: from its next sync on, the HPA there decides by this."
                        + " Really change it?",
                "Change it",
                true,
                change);
    }

    private void change(PolicyPatch patch, JsonNode seen) {
        say("The HPA is being changed.", Role.BUSY);
        changes.apply(patch.changes(), seen, outcome -> say(outcome.words(), outcome.done() ? Role.OK : Role.BAD));
    }

    private void say(String words, Role role) {
        said = Optional.of(StyledLine.of(words, role));
        note.accept(words);
    }

    /** What is otherwise, a line each. */
    private static String words(Simulation simulation) {
        Map<Setting, String> before = Edits.of(simulation.present());
        List<String> lines = new ArrayList<>();
        Edits.of(simulation.tried()).forEach((setting, now) -> {
            String was = before.getOrDefault(setting, "none");
            if (!was.equals(now)) {
                lines.add("  " + setting.words() + ": " + was + " -> " + now);
            }
        });
        return String.join("\n", lines);
    }

    private static String command(PanelView view, PolicyPatch patch) {
        return "kubectl patch hpa " + view.scope().hpa() + " -n " + view.scope().namespace() + " --type merge -p '"
                + patch.changes().toString().replace("'", "'\\''") + "'";
    }

    /** What can be copied of a policy that was tried. */
    static List<Copyable> copyables(PanelView view, PolicyPatch patch) {
        return List.of(
                new Copyable("kubectl patch", command(view, patch)), new Copyable("the patch as YAML", patch.yaml()));
    }
}
