package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetDeskTest {
    private final FleetDesk desk;
    private final PanelOnScreen panel;

    FleetDeskTest() throws IOException {
        panel = PanelOnScreen.open(Session.healthy(), 80, 24);
        panel.traffic().stop();
        desk = new FleetDesk(new OneHpa(panel.parts()));
    }

    private String draw() {
        desk.refresh();
        Canvas canvas = new Canvas(new Size(80, 22));
        desk.draw(canvas, canvas.area(), Glyphs.UNICODE);
        return canvas.text();
    }

    private String press(Key key) {
        if (!desk.handle(key)) {
            desk.commands().stream()
                    .filter(command -> command.key().equals(Optional.of(key)))
                    .findFirst()
                    .map(KeyedCommand::run)
                    .ifPresent(Runnable::run);
        }
        return draw();
    }

    @Test
    void enterOpensAPanelAndEscGoesBackOnceThereIsNothingElseToUndo() {
        assertThat(draw()).contains("1 HPA on a Datadog metric", "▶ ✓ demo/echo");
        assertThat(press(Key.of(Code.ENTER))).contains("1 Signal path");
        assertThat(press(Key.typed("4"))).contains("▶ 4 HPA").doesNotContain("Signal path");
        assertThat(press(Key.of(Code.ESCAPE))).contains("1 Signal path");
        assertThat(press(Key.of(Code.ESCAPE))).contains("1 HPA on a Datadog metric");
    }

    @Test
    void aKeyGoesBackFromAnywhere() {
        press(Key.of(Code.ENTER));
        press(Key.typed("4"));
        assertThat(press(Key.typed("F"))).contains("1 HPA on a Datadog metric");
        assertThat(desk.nextChange()).isPresent();
        assertThat(desk.over()).isFalse();
    }

    @Test
    void trafficOfAPanelEndsWithItAndThatIsAskedFirst() {
        press(Key.of(Code.ENTER));
        press(Key.typed("s"));
        assertThat(press(Key.of(Code.ESCAPE))).contains("1 Signal path");
        Asking asking = desk.asks().orElseThrow();
        assertThat(asking.text()).startsWith("Traffic from here stops when you leave.");
        assertThat(desk.asks()).isEmpty();
        asking.then().run();
        assertThat(draw()).contains("1 HPA on a Datadog metric");
        assertThat(panel.done()).endsWith("start", "stop");
    }
}
