package io.scaleguide.tui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.panel.FleetPage;
import io.scaleguide.tui.panel.OpeningFleet;
import io.scaleguide.tui.terminal.Control;
import io.scaleguide.tui.terminal.LanternaDisplay;
import io.scaleguide.tui.terminal.TestTerminal;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Theme;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenLoopTest {
    private final TestTerminal terminal = new TestTerminal(new Size(80, 24));
    private final ScreenLoop loop = new ScreenLoop();
    private final List<String> seen = new ArrayList<>();

    @Test
    void whatIsToComeAfterTheFirstFrameComesOnceAndFindsItOnTheScreen() throws Exception {
        Themes themes = new Themes(List.of(new Theme("dark", Map.of())), "dark", true);
        FleetPage page =
                new FleetPage(new OpeningFleet(ClusterMark.of("kind-demo", "", ""), Clock.systemUTC()), row -> {});
        Application application = new Application(page, Effects.NONE, themes, Glyphs.UNICODE, loop::changed);
        loop.onceShown(() -> {
            seen.add(terminal.text());
            // The second frame, and the end after it.
            loop.changed();
            terminal.send(new Input.Ended());
        });
        try (LanternaDisplay display = new LanternaDisplay(terminal, Control.NONE, ColourDepth.NONE)) {
            loop.run(display, application);
        }

        assertThat(seen).singleElement().asString().contains("kind-demo");
    }
}
