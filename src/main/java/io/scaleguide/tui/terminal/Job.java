package io.scaleguide.tui.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** The job that the shell knows this process as: its process group. */
final class Job {
    private Job() {}

    /**
     * Stops it, as Ctrl-Z does on a terminal that is not raw; returns when it goes on. Where no shell could let it go on, the system
     * ignores the signal. Java can raise only signals that it handles itself, so kill sends it; it stops as well, being in the job,
     * and so cannot end before the job goes on.
     */
    static void stop() {
        ProcessBuilder kill = new ProcessBuilder(List.of("kill", "-TSTP", "0"))
                .redirectInput(Redirect.PIPE)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        // Whatever secrets came to this process by its environment are not for a child.
        String path = kill.environment().getOrDefault("PATH", "/usr/bin:/bin");
        kill.environment().clear();
        kill.environment().put("PATH", path);
        try {
            kill.start().waitFor();
        } catch (IOException noKill) {
            // Then Ctrl-Z does nothing but draw the screen again.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
