package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.path.budget.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration that runs itself, in a real terminal on a practice cluster. */
class AutoplayIT {
    @TempDir
    private Path home;

    @Test
    void itGoesOnByItselfAndGivesWay() throws IOException, InterruptedException {
        try (WizardScreen screen =
                WizardScreen.start(new Scaleguide(home), 80, 24, "--practice", "--speed", "20", "--autoplay=1m")) {
            screen.await(" DEMO  0:0", " of 1:00  ", "1 of 11", "any other key: you take over");
            screen.press("Space").await("It is paused.", "Space play");
            screen.press("Space", "Right").await("Done in ");
            screen.await("2 of 11  ", "Nothing is changed before");
            screen.press("x").await(" DEMO waits  You have the keys. Ctrl-G goes on with it.", "? help");
            screen.press("C-g").await(" DEMO  0:", "Space pause");
            screen.press("C-c").await("Leave Scaleguide", "Something is asked");
            screen.press("l");
            assertThat(screen.awaitExit()).isZero();
        }
    }

    /** All of it, at its usual speed: {@code -Dautoplay=15m}. It takes as long as it says. */
    @Test
    @EnabledIfSystemProperty(named = "autoplay", matches = "\\d+m")
    void allOfItTakesAsLongAsItIsTo() throws IOException, InterruptedException {
        String length = System.getProperty("autoplay", "");
        Duration wanted = Durations.parse(length).orElseThrow();
        Instant start = Instant.now();
        try (WizardScreen screen =
                WizardScreen.start(new Scaleguide(home), 120, 40, "--practice", "--autoplay=" + length)) {
            screen.await(" DEMO  0:0");
            Instant late = start.plus(wanted.multipliedBy(2));
            String now = screen.tmux().screen();
            while (!now.contains("It is over; the keys are yours.")
                    && Instant.now().isBefore(late)) {
                assertThat(now).as("what it waits for").doesNotContain(" DEMO waits ");
                TimeUnit.SECONDS.sleep(2);
                now = screen.tmux().screen();
            }
            assertThat(now).contains("scaleguide-demo/echo  LIVE", "SuccessfulRescale", "has 1 wants 1");
            Duration took = Duration.between(start, Instant.now());
            System.out.println("The demonstration of " + length + " took " + Durations.words(took) + ".");
            assertThat(took)
                    .isBetween(
                            wanted.multipliedBy(4).dividedBy(5),
                            wanted.multipliedBy(5).dividedBy(4));
        }
    }
}
