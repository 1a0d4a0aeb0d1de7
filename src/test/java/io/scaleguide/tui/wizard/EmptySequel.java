package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** In place of the live panel: it is there when the HPA is, shows which one it is about, and would lose its traffic once t was pressed. */
final class EmptySequel implements Sequel {
    private Optional<Sheet> sheet = Optional.empty();

    @Override
    public String name() {
        return "Live panel";
    }

    @Override
    public boolean ready(WizardView view) {
        return view.steps().stream()
                .anyMatch(step -> step.step().id().equals("hpa") && step.stage() instanceof Stage.Done);
    }

    @Override
    public void open(WizardView view) {
        sheet = Optional.of(new Sheet("The panel of " + view.answer("hpa-name").orElse("nothing")));
    }

    @Override
    public Page page() {
        return sheet.orElseThrow();
    }

    @Override
    public Optional<PanelView> shown() {
        return Optional.empty();
    }

    @Override
    public void leave() {
        sheet = Optional.empty();
    }

    /** A page with a line of text. */
    private static final class Sheet implements Page {
        private final String words;
        private boolean traffic;

        private Sheet(String words) {
            this.words = words;
        }

        @Override
        public void refresh() {
            // Nothing on it changes.
        }

        @Override
        public boolean handle(Key key) {
            traffic |= key.equals(Key.typed("t"));
            return key.equals(Key.typed("t"));
        }

        @Override
        public boolean paste(String text) {
            return false;
        }

        @Override
        public boolean click(Point at) {
            return false;
        }

        @Override
        public boolean scroll(Point at, int lines) {
            return false;
        }

        @Override
        public void draw(Canvas canvas, Area area, Glyphs glyphs) {
            canvas.put(area.column(), area.row(), words, Role.TEXT);
        }

        @Override
        public boolean typing() {
            return false;
        }

        @Override
        public List<KeyedCommand> commands() {
            return List.of();
        }

        @Override
        public List<Copyable> copyables() {
            return List.of();
        }

        @Override
        public Optional<Asking> asks() {
            return Optional.empty();
        }

        @Override
        public Optional<String> beforeLeaving() {
            return traffic ? Optional.of("Traffic stops.") : Optional.empty();
        }

        @Override
        public Optional<Duration> nextChange() {
            return Optional.empty();
        }

        @Override
        public boolean over() {
            return false;
        }
    }
}
